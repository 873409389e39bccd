package wechatsim.pay;

import org.jspecify.annotations.Nullable;
import wechatsim.kernel.WechatTime;

/// A payment as WeChat tells it, to a query and in a notice. More components than a constructor
/// should have: it is WeChat's message.
record Transaction(
        String appid,
        String mchid,
        String outTradeNo,
        @Nullable String transactionId,
        @Nullable String tradeType,
        String tradeState,
        String tradeStateDesc,
        @Nullable String bankType,
        @Nullable String attach,
        @Nullable String successTime,
        Payer payer,
        Amount amount) {

    static Transaction of(Payment payment) {
        return payment.receipt().map(receipt -> paid(payment, receipt)).orElseGet(() -> unpaid(payment));
    }

    private static Transaction paid(Payment payment, Payment.Receipt receipt) {
        var terms = payment.terms();
        // Any refund, even a partial or merely requested one, makes it REFUND.
        var state = payment.refunds().isEmpty() ? "SUCCESS" : "REFUND";
        return new Transaction(
                terms.appid(),
                terms.mchid(),
                terms.outTradeNo(),
                receipt.transactionId(),
                "JSAPI",
                state,
                describe(state),
                "OTHERS",
                terms.attach(),
                WechatTime.text(receipt.paidAt()),
                new Payer(payment.openid()),
                new Amount(payment.total(), payment.total(), "CNY", "CNY"));
    }

    private static Transaction unpaid(Payment payment) {
        var terms = payment.terms();
        var state = payment.state().name();
        return new Transaction(
                terms.appid(),
                terms.mchid(),
                terms.outTradeNo(),
                null,
                null,
                state,
                describe(state),
                null,
                null,
                null,
                new Payer(payment.openid()),
                new Amount(payment.total(), null, "CNY", null));
    }

    private static String describe(String state) {
        return switch (state) {
            case "NOTPAY" -> "订单未支付";
            case "SUCCESS" -> "支付成功";
            case "CLOSED" -> "订单已关闭";
            default -> "订单发生过退款，退款详情请查询退款单";
        };
    }

    record Payer(String openid) {}

    record Amount(
            int total,
            @Nullable Integer payerTotal,
            String currency,
            @Nullable String payerCurrency) {}
}
