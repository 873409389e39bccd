// One view per tab: what it loads, and how that is drawn. `act` does something and then draws anew.

import { post, read, remove } from './api.js';
import {
  actions, badge, button, details, h, mono, nicknames, section, stateBadge, table, time,
} from './dom.js';
import { drawFaultForm } from './fault-form.js';
import { cashier, payments, transfers } from './money-views.js';
import { t } from './texts.js';

const shoppers = {
  name: 'shoppers',
  async load() {
    const [people, messages] = await Promise.all([read('people'), read('messages')]);
    return { people, messages };
  },
  draw({ people, messages }, act) {
    const rows = people.map(person => [
      [person.nickname, h('br'), mono(person.openid)],
      person.phone,
      Object.entries(person.consents).map(([template, left]) => h('div', {}, mono(template), ` × ${left}`)),
      actions(
        button(t('loginCode'), () => act(() => newCode(`people/${person.openid}/login-codes`)), true),
        button(t('phoneCode'), () => act(() => newCode(`people/${person.openid}/phone-codes`))),
        button(t('allow'), () => act(() => allow(person)))),
    ]);
    const names = nicknames(people);
    const received = [...messages].reverse().map(message => [
      time(message.at),
      names[message.openid] ?? mono(message.openid),
      mono(message.template),
      Object.entries(message.values).map(([field, value]) => h('div', {}, `${field}: ${value}`)),
    ]);
    return [
      section(t('shoppers'), t('shoppersHint'),
        table([t('nickname'), t('phone'), t('consents'), ''], rows, t('nothingYet')), newShopper(act)),
      section(t('messages'), null,
        table([t('when'), t('shopper'), t('template'), ''], received, t('nothingYet'))),
    ];
  },
};

async function newCode(path) {
  const { code } = await post(path);
  await navigator.clipboard?.writeText(code).catch(() => {});
  return code;
}

async function allow(person) {
  const template = prompt(t('template'));
  if (template) await post(`people/${person.openid}/consents`, { template, times: 1 });
}

function newShopper(act) {
  const nickname = h('input', { required: true });
  const phone = h('input', { inputmode: 'tel', pattern: '1\\d{10}' });
  const submit = event => {
    event.preventDefault();
    act(() => post('people', { nickname: nickname.value, phone: phone.value || null }));
  };
  return h('form', { onsubmit: submit },
    h('label', {}, t('nickname'), nickname), h('label', {}, t('phone'), phone), h('button', {}, t('create')));
}

const notices = {
  name: 'notices',
  async load() {
    const [sent, pushed] = await Promise.all([read('notices'), read('push')]);
    return { sent, pushed };
  },
  draw({ sent, pushed }, act) {
    const rows = [...sent].reverse().map(notice => [
      time(notice.created),
      [notice.event_type, details(notice.subject, JSON.stringify(notice.content, null, 2))],
      stateBadge(notice.state),
      notice.attempts.map(attempt => h('div', {}, `${attempt.status ?? '—'} · ${attempt.how}`)),
      actions(...noticeButtons(notice, act)),
    ]);
    const pushes = [...pushed].reverse().map(message => [
      time(message.at),
      details(message.event, JSON.stringify(message.content, null, 2)),
      message.statuses.map(status => h('div', {}, String(status ?? '—'))),
    ]);
    return [
      section(t('notices'), null,
        table([t('when'), t('event'), t('state'), t('attempts'), ''], rows, t('nothingYet')),
        button(t('flush'), () => act(() => post('notices/flush')))),
      section(t('pushes'), null, table([t('when'), t('event'), t('attempts')], pushes, t('nothingYet'))),
    ];
  },
};

function noticeButtons(notice, act) {
  if (notice.state === 'HELD') {
    return [button(t('release'), () => act(() => post('notices/release', { ids: [notice.id] })), true)];
  }
  return [
    button(t('resend'), () => act(() => post(`notices/${notice.id}/resend`))),
    button(t('replay'), () => act(async () => String((await post(`notices/${notice.id}/replay`)).status))),
  ];
}

const faults = {
  name: 'faults',
  load: () => read('faults'),
  draw(list, act) {
    const rows = list.map(armed => {
      const { fault, ...parameters } = armed.fault;
      return [
        [fault, ' ', mono(Object.keys(parameters).length ? JSON.stringify(parameters) : '')],
        mono(armed.where),
        armed.left ?? t('untilOff'),
        actions(button(t('switchOff'), () => act(() => remove(`faults/${armed.id}`)))),
      ];
    });
    return [section(t('faults'), t('faultsHint'),
      table([t('fault'), t('where'), t('left'), ''], rows, t('nothingYet')),
      drawFaultForm(act),
      list.length ? button(t('allOff'), () => act(() => remove('faults'))) : null)];
  },
};

const exchanges = {
  name: 'exchanges',
  load: () => read('exchanges'),
  draw(list, act) {
    const rows = list.slice(0, 100).map(exchange => [
      time(exchange.at),
      t(exchange.from === 'MALL' ? 'mallToWechat' : 'wechatToMall'),
      details(`${exchange.method} ${exchange.url}`, written(exchange)),
      exchange.status === undefined
        ? badge(exchange.failure, 'bad')
        : badge(exchange.status, exchange.status < 300 ? 'good' : 'bad'),
      `${exchange.millis} ms`,
    ]);
    return [section(t('exchanges'), null,
      table([t('when'), '', t('request'), t('answer'), ''], rows, t('nothingYet')),
      button(t('forget'), () => act(() => remove('exchanges'))))];
  },
};

function written(exchange) {
  const headers = all => Object.entries(all).map(([name, value]) => `${name}: ${value}`).join('\n');
  return [
    `${headers(exchange.request_headers)}\n\n${exchange.request_body}`,
    `${headers(exchange.response_headers)}\n\n${exchange.response_body}`,
  ].join('\n\n――――――――\n\n');
}

const world = {
  name: 'world',
  load: async () => ({}),
  draw(_, act) {
    const steps = [['PT1M', '1 min'], ['PT30M', '30 min'], ['P1D', '1 d'], ['P10D', '10 d']];
    const rotation = (kind, label) => [
      label,
      actions(
        button(t('announce'), () => act(async () => (await post(`keys/${kind}/announce`)).serial)),
        button(t('switchTo'), () => act(async () => (await post(`keys/${kind}/switch`)).serial)),
        button(t('retire'), () => act(() => post(`keys/${kind}/retire`)))),
    ];
    return [
      section(t('advance'), null,
        steps.map(([by, label]) => [button(label, () => act(() => post('clock', { by }))), ' '])),
      section(t('keys'), null, table(['', ''], [
        rotation('CERTIFICATE', t('certificate')),
        rotation('PUBLIC_KEY', t('publicKey')),
      ], '')),
      section('access_token', null, button(t('revoke'), () => act(() => post('access-tokens/revoke')))),
    ];
  },
};

export const views = [cashier, shoppers, payments, transfers, notices, faults, exchanges, world];
