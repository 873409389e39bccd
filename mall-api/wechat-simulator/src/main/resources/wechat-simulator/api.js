// The simulator's controls.

const CONTROL = '_control/';

export const read = path => call('GET', path);
export const post = (path, body) => call('POST', path, body);
export const remove = path => call('DELETE', path);

async function call(method, path, body) {
  const response = await fetch(CONTROL + path, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const answer = text ? JSON.parse(text) : {};
  if (!response.ok) throw new Error(answer.error ?? `${response.status} ${response.statusText}`);
  return answer;
}
