// Every label in both languages: [中文, English].

const TEXTS = {
  language: ['English', '中文'],
  cashier: ['收银台', 'Cashier'],
  shoppers: ['用户', 'Shoppers'],
  payments: ['账目', 'Ledger'],
  transfers: ['转账', 'Transfers'],
  notices: ['通知', 'Notices'],
  faults: ['故障', 'Faults'],
  exchanges: ['往来', 'Exchanges'],
  world: ['设置', 'World'],

  waiting: ['等待付款的订单', 'Orders waiting to be paid'],
  waitingHint: ['小程序调用 wx.requestPayment 后，用户在这里付款。', 'After wx.requestPayment, the shopper pays here.'],
  nothingWaiting: ['没有等待付款的订单', 'Nothing is waiting to be paid'],
  pay: ['付款', 'Pay'],
  fail: ['付款失败', 'Fail'],
  payAnyway: ['仍然付款', 'Pay anyway'],
  paid: ['已付款', 'Paid'],
  requestPayment: ['wx.requestPayment', 'wx.requestPayment'],
  requestPaymentHint: ['粘贴商城返回的支付参数；会用商户公钥验证 paySign。', 'Paste what the mall returned; paySign is verified with the merchant\'s public key.'],

  order: ['商户订单号', 'Order number'],
  what: ['商品', 'Description'],
  amount: ['金额', 'Amount'],
  shopper: ['用户', 'Shopper'],
  state: ['状态', 'State'],
  until: ['截止', 'Until'],
  when: ['时间', 'Time'],
  refunds: ['退款', 'Refunds'],
  refund: ['退款单号', 'Refund number'],
  ledger: ['付款与退款（真实账目）', 'Payments and refunds, as they truly are'],
  nothingYet: ['还没有', 'Nothing yet'],
  succeed: ['成功', 'Succeed'],
  abnormal: ['异常', 'Abnormal'],
  close: ['关闭', 'Close'],
  received: ['确认收货', 'Confirm receipt'],

  nickname: ['昵称', 'Nickname'],
  phone: ['手机号', 'Phone'],
  consents: ['订阅消息次数', 'Messages allowed'],
  create: ['新建用户', 'Create'],
  loginCode: ['登录码', 'Login code'],
  phoneCode: ['手机号码', 'Phone code'],
  allow: ['允许消息', 'Allow message'],
  template: ['模板 ID', 'Template id'],
  shoppersHint: ['登录码等于 wx.login 的 code，只能用一次，五分钟内有效。', 'A login code is what wx.login returns: good once, for five minutes.'],
  messages: ['收到的订阅消息', 'Subscribe messages received'],

  bill: ['转账单号', 'Transfer'],
  confirm: ['确认收款', 'Confirm'],
  transfersHint: ['商家转账，等待用户确认收款。', 'Money from the merchant, waiting for the shopper to confirm.'],

  event: ['事件', 'Event'],
  subject: ['关于', 'About'],
  attempts: ['发送', 'Attempts'],
  flush: ['立即全部重试', 'Try all now'],
  resend: ['重发', 'Send again'],
  replay: ['原样重放', 'Replay'],
  release: ['放行', 'Release'],
  pushes: ['消息推送', 'Pushed messages'],

  fault: ['故障', 'Fault'],
  where: ['范围', 'Where'],
  left: ['剩余次数', 'Times left'],
  times: ['次数（空为不限）', 'Times (empty: until off)'],
  value: ['参数', 'Parameter'],
  switchOn: ['打开', 'Switch on'],
  switchOff: ['关闭', 'Switch off'],
  allOff: ['全部关闭', 'All off'],
  untilOff: ['不限', 'until off'],
  faultsHint: ['范围：接口路径、通知事件或商户单号，* 代表任意文字。', 'Where: a path, an event type or a merchant\'s number; * is any text.'],

  mallToWechat: ['商城 → 微信', 'mall → WeChat'],
  wechatToMall: ['微信 → 商城', 'WeChat → mall'],
  request: ['请求', 'Request'],
  answer: ['应答', 'Answer'],
  forget: ['清空', 'Forget'],

  advance: ['时间前进', 'Move time on'],
  keys: ['密钥轮换', 'Key rotation'],
  announce: ['公布新的', 'Announce'],
  switchTo: ['启用新的', 'Switch'],
  retire: ['停用旧的', 'Retire'],
  certificate: ['平台证书', 'Platform certificate'],
  publicKey: ['微信支付公钥', 'Public key'],
  revoke: ['作废全部 access_token', 'Revoke all access tokens'],
  done: ['好了', 'Done'],
};

let index = localStorage.getItem('language') === 'en' ? 1 : 0;
document.documentElement.lang = index ? 'en' : 'zh-CN';

export const t = key => TEXTS[key][index];

export function otherLanguage() {
  index = 1 - index;
  localStorage.setItem('language', index ? 'en' : 'zh');
  document.documentElement.lang = index ? 'en' : 'zh-CN';
}
