package mall.domain.payments;

import java.time.Instant;
import mall.domain.kernel.Money;

/// What payments tells.
public sealed interface PaymentEvent {

    /// A payable is paid: told once for each payable, for the success that is kept.
    record PaymentSettled(PaymentId payment, PayableRef payable, Money amount, Instant paidAt)
            implements PaymentEvent {}

    /// The payer has his money back.
    record RefundSettled(RefundId refund, PayableRef payable, String cause, Money amount) implements PaymentEvent {}

    /// WeChat cannot pay back, somebody must look at it. It may still succeed later.
    ///
    /// @param reason `abnormal`, `closed`, or WeChat's code
    record RefundFailed(RefundId refund, PayableRef payable, String cause, Money amount, String reason)
            implements PaymentEvent {}
}
