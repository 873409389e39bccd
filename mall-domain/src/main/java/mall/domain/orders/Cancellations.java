package mall.domain.orders;

import mall.domain.kernel.Actor;
import mall.domain.orders.OrderRefusal.JustPaid;
import mall.domain.orders.OrderRefusal.PaymentStillOpen;
import mall.domain.payments.Closing.AlreadyPaid;
import mall.domain.payments.Closing.Closed;
import mall.domain.payments.Closing.StillOpen;
import mall.domain.payments.Payments;
import org.springframework.stereotype.Component;

/// Undoes orders of which nothing has been shipped. Nobody shall pay for goods that somebody else
/// has been promised meanwhile: an unpaid order is closed at WeChat first, outside any
/// transaction, and what it binds is freed only when that was accepted. Whoever crashes in
/// between leaves an order that nobody can pay; its deadline undoes it.
@Component
public class Cancellations {

    private final Undoing undoing;
    private final Payments payments;

    Cancellations(Undoing undoing, Payments payments) {
        this.undoing = undoing;
        this.payments = payments;
    }

    /// Undoes an order; one that is paid is refunded in full.
    ///
    /// @throws JustPaid when it was paid at this moment: it lives on, and may be cancelled as a
    /// paid one
    /// @throws PaymentStillOpen when WeChat does not answer: ask again
    /// @throws OrderRefusal when its state, or the shop, does not allow it
    public void cancel(OrderId id, Actor by, CancelReason reason) {
        switch (undoing.state(id, by)) {
            case AWAITING_PAYMENT -> cancelUnpaid(id, by, reason);
            case PAID, PARTLY_SHIPPED, SHIPPED, RECEIVED, COMPLETED, CANCELLED, REFUNDED ->
                undoing.undoPaid(id, by, reason);
        }
    }

    /// Undoes an order that was not paid in time, and no other: what was paid at the last moment
    /// lives on.
    void expire(OrderId id) {
        var state = undoing.state(id, Actor.shop());
        if (state == OrderState.AWAITING_PAYMENT) cancelUnpaid(id, Actor.shop(), CancelReason.PAYMENT_EXPIRED);
    }

    private void cancelUnpaid(OrderId id, Actor by, CancelReason reason) {
        switch (payments.close(id.payable())) {
            case Closed() -> undoing.undoUnpaid(id, by, reason);
            case AlreadyPaid _ -> throw new JustPaid();
            case StillOpen _ -> throw new PaymentStillOpen();
        }
    }
}
