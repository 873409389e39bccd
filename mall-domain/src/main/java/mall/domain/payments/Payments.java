package mall.domain.payments;

import mall.domain.kernel.IdempotencyKey;
import org.springframework.stereotype.Component;

/// Takes money and gives it back. Starting and closing call WeChat, and so must not be called
/// inside a transaction; settling opens its own; a refund joins the caller's.
@Component
public class Payments {

    private final PaymentStart start;
    private final PaymentSettling settling;
    private final PaymentClosing closing;
    private final Refunding refunding;

    Payments(PaymentStart start, PaymentSettling settling, PaymentClosing closing, Refunding refunding) {
        this.start = start;
        this.settling = settling;
        this.closing = closing;
        this.refunding = refunding;
    }

    /// Starts a payment, or goes on with one that is open and does: what the Mini Program needs to
    /// let the payer pay.
    ///
    /// @throws PaymentRefusal.PaidAlready when it is paid
    /// @throws PaymentRefusal.PayableClosed when nobody may pay it any more
    /// @throws PaymentRefusal.PaymentUnavailable when WeChat does not answer: ask again
    /// @throws PaymentRefusal.PaymentRejected when WeChat will not have it
    public PaymentParameters start(PaymentOrder order, IdempotencyKey key) {
        return start.start(order, key);
    }

    /// Applies WeChat's verified word on a payment, once.
    public Settlement settle(PaymentNotice notice) {
        return settling.settle(notice);
    }

    /// Closes a payable: no new attempt starts, and every open one is closed at WeChat. May be
    /// called until the answer is no longer `StillOpen`.
    public Closing close(PayableRef payable) {
        return closing.close(payable);
    }

    /// Has money go back; it is sent after the caller's transaction has committed. The same cause
    /// again gives the same refund.
    ///
    /// @throws PaymentRefusal.NothingPaid when nothing is paid
    /// @throws PaymentRefusal.RefundTooLarge when less than that is left
    /// @throws PaymentRefusal.RefundGivenUp when WeChat has given up the refund of that cause
    /// @throws PaymentRefusal.TooManyRefunds when WeChat pays back in no more pieces
    public RefundId refund(RefundOrder order) {
        return refunding.refund(order);
    }

    /// Applies WeChat's verified word on a refund, once.
    public RefundSettlement settleRefund(RefundNotice notice) {
        return refunding.settle(notice);
    }

    /// Tries a refund that WeChat has given up again, under a new number.
    ///
    /// @throws PaymentRefusal.NotRetriable when it is done or under way
    public RefundId retryRefund(RefundId refund, IdempotencyKey key) {
        return refunding.retry(refund, key);
    }
}
