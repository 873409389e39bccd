// The shell: tabs, language, the clock, and fetching anew every two seconds.

import { h, time } from './dom.js';
import { read } from './api.js';
import { otherLanguage, t } from './texts.js';
import { views } from './views.js';

const EVERY = 2000;
const element = id => document.getElementById(id);

let current = views.find(view => `#${view.name}` === location.hash) ?? views[0];
let shown = '';

function drawShell() {
  element('language').textContent = t('language');
  element('tabs').replaceChildren(...views.map(view => h('button', {
    type: 'button',
    role: 'tab',
    'aria-selected': String(view === current),
    onclick: () => open(view),
  }, t(view.name))));
}

function open(view) {
  current = view;
  shown = '';
  location.hash = view.name;
  drawShell();
  refresh();
}

/** Draws only what has changed, so that nobody loses what he is typing or has unfolded. */
async function refresh() {
  const view = current;
  try {
    const [clock, data] = await Promise.all([read('clock'), view.load()]);
    element('clock').textContent = time(clock.now);
    const fresh = JSON.stringify(data);
    if (view !== current || fresh === shown || isTyping()) return;
    shown = fresh;
    element('view').replaceChildren(...view.draw(data, act).flat());
  } catch (failure) {
    say(failure.message);
  }
}

function isTyping() {
  const active = document.activeElement;
  return element('view').contains(active) && ['INPUT', 'TEXTAREA', 'SELECT'].includes(active.tagName);
}

/** Does something, says what came of it, and shows how things are then. */
async function act(doing) {
  try {
    const said = await doing();
    say(typeof said === 'string' ? said : t('done'));
  } catch (failure) {
    say(failure.message);
  }
  document.activeElement?.blur();
  shown = '';
  await refresh();
}

let silence;
function say(text) {
  element('said').textContent = text;
  clearTimeout(silence);
  silence = setTimeout(() => { element('said').textContent = ''; }, 8000);
}

element('language').addEventListener('click', () => {
  otherLanguage();
  shown = '';
  drawShell();
  refresh();
});
setInterval(() => { if (!document.hidden) refresh(); }, EVERY);
drawShell();
refresh();
