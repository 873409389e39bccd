package wechatsim.pay;

import org.jspecify.annotations.Nullable;
import wechatsim.kernel.WechatTime;

/// A refund as WeChat tells it in a notice. More components than a constructor should have: it is
/// WeChat's message.
record RefundNotice(
        String mchid,
        String outTradeNo,
        String transactionId,
        String outRefundNo,
        String refundId,
        RefundStatus refundStatus,
        @Nullable String successTime,
        String userReceivedAccount,
        Amount amount) {

    static RefundNotice of(Refund refund) {
        var payment = refund.payment();
        return new RefundNotice(
                payment.terms().mchid(),
                payment.outTradeNo(),
                payment.requireReceipt().transactionId(),
                refund.outRefundNo(),
                refund.refundId(),
                refund.status(),
                refund.succeeded().map(WechatTime::text).orElse(null),
                "支付用户零钱",
                new Amount(payment.total(), refund.amount(), payment.total(), refund.amount()));
    }

    record Amount(int total, int refund, int payerTotal, int payerRefund) {}
}
