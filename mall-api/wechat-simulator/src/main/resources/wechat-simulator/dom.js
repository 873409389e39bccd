// Builds the page from data. Everything that comes from outside becomes a text node, never markup.

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

export function section(title, hint, ...children) {
  return h('section', {}, h('h2', {}, title), hint ? h('p', { class: 'hint' }, hint) : null, ...children);
}

/** @param rows arrays of cells; a cell is a text, a node, or several nodes */
export function table(headings, rows, nothing) {
  if (rows.length === 0) return h('p', { class: 'empty' }, nothing);
  return h('table', {},
    h('thead', {}, h('tr', {}, headings.map(heading => h('th', {}, heading)))),
    h('tbody', {}, rows.map(cells => h('tr', {}, cells.map(cell)))));
}

function cell(content) {
  if (content instanceof HTMLTableCellElement) return content;
  return h('td', {}, ...[content].flat());
}

export const money = fen => h('td', { class: 'money' }, `¥${(fen / 100).toFixed(2)}`);
export const actions = (...buttons) => h('td', { class: 'actions' }, ...buttons);
export const mono = text => h('span', { class: 'mono' }, text ?? '');
export const time = instant => instant ? new Date(instant).toLocaleString(document.documentElement.lang) : '';

export function badge(text, kind = '') {
  return h('span', { class: `badge ${kind}` }, String(text));
}

const GOOD = ['SUCCESS', 'DELIVERED'];
const BAD = ['CLOSED', 'ABNORMAL', 'FAIL', 'GIVEN_UP', 'CANCELLED'];

/** A state in WeChat's words, coloured by whether it is good news. */
export function stateBadge(state) {
  return badge(state, GOOD.includes(state) ? 'good' : BAD.includes(state) ? 'bad' : '');
}

export function button(label, onclick, main = false) {
  return h('button', { type: 'button', class: main ? 'main' : '', onclick }, label);
}

export function details(summary, text) {
  return h('details', {}, h('summary', {}, summary), h('pre', {}, text));
}

export const nicknames = people => Object.fromEntries(people.map(person => [person.openid, person.nickname]));
