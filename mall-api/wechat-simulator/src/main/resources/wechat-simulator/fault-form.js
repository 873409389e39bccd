// Composes a fault: its kind, what it needs to know, where it befalls and how often.

import { post } from './api.js';
import { h } from './dom.js';
import { t } from './texts.js';

const by = value => ({ by: value || 'PT3S' });
const refusal = value => ({ status: 500, code: value || 'SYSTEM_ERROR', message: '系统异常' });

/** The kinds, each with an example of its parameter and how that becomes its fields. */
const KINDS = {
  delay: ['PT3S', by],
  'answer-late': ['PT10S', by],
  'break-off': [],
  'bad-gateway': [],
  'unsigned-error': ['ORDER_NOT_EXIST', value => ({ status: 404, code: value || 'ORDER_NOT_EXIST', message: '订单不存在' })],
  refuse: ['SYSTEM_ERROR', refusal],
  'done-but-refused': ['SYSTEM_ERROR', refusal],
  'refuse-with-errcode': ['-1', value => ({ errcode: Number(value || -1), errmsg: 'system error' })],
  'bad-json': [],
  unsigned: [],
  'wrongly-signed': [],
  'unknown-serial': [],
  probe: [],
  'clock-skew': ['-PT10M', value => ({ by: value || '-PT10M' })],
  'paid-before-answered': ['PT3S', by],
  'paid-before-closed': [],
  'refund-ends': ['PROCESSING', value => ({ end: value || 'PROCESSING' })],
  drop: [],
  duplicate: ['100', value => ({ copies: Number(value || 2) })],
  hold: [],
  forge: ['BAD_SIGNATURE', value => ({ by: value || 'BAD_SIGNATURE' })],
  alter: ['/amount/total=1', altered],
  backdate: ['PT10M', value => ({ by: value || 'PT10M' })],
};

function altered(text) {
  const [field, ...rest] = (text || '/amount/total=1').split('=');
  const value = rest.join('=');
  return { field, value: /^-?\d+$/.test(value) ? Number(value) : value };
}

export function drawFaultForm(act) {
  const kind = h('select', {}, Object.keys(KINDS).map(name => h('option', {}, name)));
  const value = h('input', {});
  const where = h('input', { value: '*' });
  const times = h('input', { type: 'number', min: 1, value: 1 });
  const describe = () => {
    const [example] = KINDS[kind.value];
    value.disabled = example === undefined;
    value.value = '';
    value.placeholder = example ?? '';
  };
  kind.addEventListener('change', describe);
  describe();
  const submit = event => {
    event.preventDefault();
    const fields = KINDS[kind.value][1] ?? (() => ({}));
    act(() => post('faults', {
      fault: { fault: kind.value, ...fields(value.value) },
      where: where.value || '*',
      times: times.value ? Number(times.value) : null,
    }));
  };
  return h('form', { onsubmit: submit },
    h('label', {}, t('fault'), kind),
    h('label', {}, t('value'), value),
    h('label', {}, t('where'), where),
    h('label', {}, t('times'), times),
    h('button', { class: 'main' }, t('switchOn')));
}
