package mall.domain.payments;

import mall.domain.kernel.Money;
import mall.domain.kernel.Refusal;

/// When payments says no.
public abstract sealed class PaymentRefusal extends Refusal {

    private PaymentRefusal(Kind kind, String code, Object... facts) {
        super(kind, code, facts);
    }

    /// The time to pay is over, or somebody is cancelling.
    public static final class PayableClosed extends PaymentRefusal {
        PayableClosed() {
            super(Kind.CONFLICT, "payment-closed");
        }
    }

    /// It is paid.
    public static final class PaidAlready extends PaymentRefusal {
        PaidAlready() {
            super(Kind.CONFLICT, "already-paid");
        }
    }

    /// WeChat did not answer; the same request again is safe.
    public static final class PaymentUnavailable extends PaymentRefusal {
        PaymentUnavailable() {
            super(Kind.AWAY, "payment-unavailable");
        }
    }

    /// WeChat will not take this payment.
    public static final class PaymentRejected extends PaymentRefusal {
        PaymentRejected(String wechatCode) {
            super(Kind.CONFLICT, "payment-rejected", "reason", wechatCode);
        }
    }

    /// There is nothing to give back.
    public static final class NothingPaid extends PaymentRefusal {
        NothingPaid() {
            super(Kind.CONFLICT, "nothing-paid");
        }
    }

    /// More would go back than was paid.
    public static final class RefundTooLarge extends PaymentRefusal {
        RefundTooLarge(Money left) {
            super(Kind.CONFLICT, "refund-too-large", "leftFen", left.fen());
        }
    }

    /// It was to go back for this cause before, and WeChat has given that up: somebody has to look why
    /// and retry it.
    public static final class RefundGivenUp extends PaymentRefusal {
        RefundGivenUp(RefundId refund) {
            super(Kind.CONFLICT, "refund-given-up", "refund", refund);
        }
    }

    /// WeChat gives back a payment in at most so many pieces.
    public static final class TooManyRefunds extends PaymentRefusal {
        TooManyRefunds(int limit) {
            super(Kind.CONFLICT, "too-many-refunds", "limit", limit);
        }
    }

    /// Only a refund that WeChat has given up on can be tried under a new number.
    public static final class NotRetriable extends PaymentRefusal {
        NotRetriable() {
            super(Kind.CONFLICT, "refund-not-retriable");
        }
    }
}
