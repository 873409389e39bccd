package mall.domain.payments;

import java.time.Instant;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// What WeChat says of a payment, in a notice or when asked. Its origin is verified; its content
/// is not: [Payments#settle] compares it with what we know.
///
/// @param state WeChat's word
/// @param total what the payer was to pay, before WeChat's own coupons
/// @param paidAt null unless paid
public record PaymentNotice(
        String outTradeNo,
        State state,
        String appid,
        String mchid,
        @Nullable String payerOpenid,
        Money total,
        String currency,
        @Nullable String transactionId,
        @Nullable Instant paidAt) {

    PaymentNotice withPayer(String openid) {
        return new PaymentNotice(outTradeNo, state, appid, mchid, openid, total, currency, transactionId, paidAt);
    }

    /// Whether the money came. A payment of which something was refunded is `PAID` as well.
    public enum State {
        PAID,
        NOT_PAID
    }
}
