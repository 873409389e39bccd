// The tabs about money: what is to be paid, what was, and what shoppers are to get.

import { post, read } from './api.js';
import { actions, button, h, money, mono, nicknames, section, stateBadge, table, time } from './dom.js';
import { t } from './texts.js';

export const cashier = {
  name: 'cashier',
  async load() {
    const [ledger, people] = await Promise.all([read('ledger'), read('people')]);
    return { waiting: ledger.payments.filter(payment => payment.payable).reverse(), people };
  },
  draw({ waiting, people }, act) {
    const names = nicknames(people);
    const rows = waiting.map(payment => [
      [payment.description, h('br'), mono(payment.out_trade_no)],
      money(payment.total),
      names[payment.openid] ?? mono(payment.openid),
      time(payment.payable_until),
      actions(
        button(t('pay'), () => act(() => post(`payments/${payment.out_trade_no}/pay`)), true),
        button(t('fail'), () => act(() => post(`payments/${payment.out_trade_no}/fail`)))),
    ]);
    return [
      section(t('waiting'), t('waitingHint'),
        table([t('what'), t('amount'), t('shopper'), t('until'), ''], rows, t('nothingWaiting'))),
      section(t('requestPayment'), t('requestPaymentHint'), requestPayment(act)),
    ];
  },
};

function requestPayment(act) {
  const input = h('textarea', {
    'aria-label': t('requestPayment'),
    placeholder: '{"appId": "wx…", "timeStamp": "…", "nonceStr": "…", "package": "prepay_id=…", "signType": "RSA", "paySign": "…"}',
  });
  return [input, button(t('pay'), () => act(async () => {
    const paid = await post('pay', JSON.parse(input.value));
    return `${t('paid')} ${paid.transaction_id}`;
  }), true)];
}

export const payments = {
  name: 'payments',
  load: () => read('ledger'),
  draw(ledger, act) {
    const rows = [...ledger.payments].reverse().map(payment => [
      [payment.description, h('br'), mono(payment.out_trade_no), h('br'), mono(payment.transaction_id)],
      money(payment.total),
      stateBadge(payment.state),
      time(payment.paid_at ?? payment.created),
      payment.refunds.map(refund => drawRefund(refund, act)),
      actions(
        payment.paid_at ? null : button(t('payAnyway'),
          () => act(() => post(`payments/${payment.out_trade_no}/pay?regardless=true`))),
        payment.paid_at ? button(t('received'),
          () => act(() => post(`shipping/${payment.out_trade_no}/confirm`))) : null),
    ]);
    return [section(t('ledger'), null,
      table([t('order'), t('amount'), t('state'), t('when'), t('refunds'), ''], rows, t('nothingYet')))];
  },
};

function drawRefund(refund, act) {
  const settle = end => () => act(() => post(`refunds/${refund.out_refund_no}/settle?end=${end}`));
  const open = !['SUCCESS', 'CLOSED'].includes(refund.status);
  return h('div', {},
    `¥${(refund.amount / 100).toFixed(2)} `, stateBadge(refund.status), ' ', mono(refund.out_refund_no),
    open ? h('div', {},
      button(t('succeed'), settle('SUCCESS')), ' ',
      button(t('abnormal'), settle('ABNORMAL')), ' ',
      button(t('close'), settle('CLOSED'))) : null);
}

export const transfers = {
  name: 'transfers',
  load: () => read('transfers'),
  draw(list, act) {
    const rows = list.map(transfer => [
      [transfer.transfer_remark, h('br'), mono(transfer.out_bill_no)],
      money(transfer.transfer_amount),
      stateBadge(transfer.state),
      transfer.create_time,
      actions(transfer.state === 'WAIT_USER_CONFIRM'
        ? button(t('confirm'), () => act(() => post(`transfers/${transfer.out_bill_no}/confirm`)), true) : null),
    ]);
    return [section(t('transfers'), t('transfersHint'),
      table([t('bill'), t('amount'), t('state'), t('when'), ''], rows, t('nothingYet')))];
  },
};
