package wechatsim.pay;

import org.jspecify.annotations.Nullable;
import wechatsim.kernel.WechatTime;

/// A refund as WeChat tells it to a call. More components than a constructor should have: it is
/// WeChat's message.
record RefundView(
        String refundId,
        String outRefundNo,
        String transactionId,
        String outTradeNo,
        String channel,
        String userReceivedAccount,
        @Nullable String successTime,
        String createTime,
        RefundStatus status,
        String fundsAccount,
        Amount amount) {

    static RefundView of(Refund refund) {
        var payment = refund.payment();
        return new RefundView(
                refund.refundId(),
                refund.outRefundNo(),
                payment.requireReceipt().transactionId(),
                payment.outTradeNo(),
                "ORIGINAL",
                "支付用户零钱",
                refund.succeeded().map(WechatTime::text).orElse(null),
                WechatTime.text(refund.created()),
                refund.status(),
                "AVAILABLE",
                Amount.of(refund));
    }

    record Amount(
            int total,
            int refund,
            int payerTotal,
            int payerRefund,
            int settlementTotal,
            int settlementRefund,
            int discountRefund,
            String currency) {

        static Amount of(Refund refund) {
            int total = refund.payment().total();
            int back = refund.amount();
            return new Amount(total, back, total, back, total, back, 0, "CNY");
        }
    }
}
