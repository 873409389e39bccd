package mall.domain.payments;

import java.time.Instant;
import mall.domain.kernel.Money;

/// WeChat Pay, seen from here: five calls over the network, none of them ever inside a
/// transaction.
///
/// Each answer is one of few; the one that matters most is *unknown*: the call may or may not have
/// done its work (a time-out, an answer without a valid signature, an error of WeChat's), and only
/// asking again under the same number tells.
public interface PaymentGateway {

    /// The merchant number that payments are made to.
    String mchid();

    /// Announces a payment. Saying the same again is harmless and gives a fresh prepay id.
    Opening open(Prepayment prepayment);

    /// Asks what WeChat knows.
    Look query(PaymentId payment, String mchid);

    /// Makes a payment impossible.
    Closure close(PaymentId payment, String mchid);

    /// Pays back, once for each refund number.
    RefundAnswer refund(Repayment repayment);

    /// Asks what became of a refund.
    RefundAnswer queryRefund(RefundId refund);

    /// Signs what the Mini Program needs; no call over the network.
    PaymentParameters parameters(PaymentId payment, String appid, String prepayId);

    record Prepayment(
            PaymentId payment, String mchid, PayerAccount payer, Money amount, String description, Instant payBy) {}

    /// @param total what was paid
    record Repayment(RefundId refund, PaymentId payment, Money amount, Money total, String reason) {}

    /// What announcing a payment led to.
    sealed interface Opening {

        /// The payer may pay.
        record Opened(String prepayId) implements Opening {}

        /// It is paid already.
        record Paid() implements Opening {}

        /// WeChat takes no money under this number any more.
        record NumberSpent(String code) implements Opening {}

        /// WeChat will not have it, now or later.
        record Rejected(String code) implements Opening {}

        record Unknown(String reason) implements Opening {}
    }

    /// What WeChat knows of a payment.
    sealed interface Look {

        record Paid(PaymentNotice notice) implements Look {}

        /// It may still be paid.
        record Unpaid() implements Look {}

        record Closed() implements Look {}

        /// WeChat never heard of it.
        record NotThere() implements Look {}

        record Unknown(String reason) implements Look {}
    }

    /// What closing led to.
    sealed interface Closure {

        record Done() implements Closure {}

        record Paid() implements Closure {}

        /// WeChat never heard of it, so nobody holds a prepay id for it.
        record NotThere() implements Closure {}

        record Unknown(String reason) implements Closure {}
    }

    /// What WeChat says of a refund.
    sealed interface RefundAnswer {

        record Known(RefundNotice notice) implements RefundAnswer {}

        record NotThere() implements RefundAnswer {}

        /// Not now: too little money in the account, or asked too often. The same number later.
        record Later(String code) implements RefundAnswer {}

        /// WeChat will not have it, now or later.
        record Rejected(String code) implements RefundAnswer {}

        record Unknown(String reason) implements RefundAnswer {}
    }
}
