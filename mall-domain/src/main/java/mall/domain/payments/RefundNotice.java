package mall.domain.payments;

import java.time.Instant;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// What WeChat says of a refund, in a notice or when asked; verified like a [PaymentNotice].
///
/// @param mchid null in answers, which do not name it
/// @param wechatRefundId WeChat's own number of the refund
/// @param settledAt when the money arrived; null unless `SUCCEEDED`
public record RefundNotice(
        String outRefundNo,
        String outTradeNo,
        State state,
        @Nullable String mchid,
        Money refunded,
        Money total,
        String wechatRefundId,
        @Nullable Instant settledAt) {

    public enum State {
        /// WeChat has accepted it and is at work.
        PROCESSING,
        /// The payer has his money.
        SUCCEEDED,
        /// The payer's account does not take the money: somebody must help at WeChat's merchant
        /// platform, after which it may still succeed.
        ABNORMAL,
        /// WeChat has given up, the money stays with the shop.
        CLOSED
    }
}
