package mall.domain.orders;

import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import mall.domain.kernel.Actor;
import mall.domain.kernel.IdempotencyKey;
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

    /// So many expired orders are undone at once, however many are being closed at WeChat: orders
    /// that expire together often share a row of stock, and whoever waits for that row holds a
    /// connection that a request needs.
    private static final int UNDOING = 3;

    private final Semaphore places = new Semaphore(UNDOING);
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
        cancel(id, by, reason, Runnable::run);
    }

    /// The same, once for each key.
    public void cancel(OrderId id, Actor by, CancelReason reason, IdempotencyKey key) {
        cancel(id, by, reason, step -> undoing.once(key, id, step));
    }

    private void cancel(OrderId id, Actor by, CancelReason reason, Consumer<Runnable> transaction) {
        switch (undoing.state(id, by)) {
            case AWAITING_PAYMENT -> {
                closeAtWechat(id);
                transaction.accept(() -> undoing.undoUnpaid(id, by, reason));
            }
            case PAID, PARTLY_SHIPPED, SHIPPED, RECEIVED, COMPLETED, CANCELLED, REFUNDED ->
                transaction.accept(() -> undoing.undoPaid(id, by, reason));
        }
    }

    /// Undoes an order that was not paid in time, and no other: what was paid at the last moment
    /// lives on.
    void expire(OrderId id) {
        if (undoing.state(id, Actor.shop()) != OrderState.AWAITING_PAYMENT) return;
        closeAtWechat(id);
        places.acquireUninterruptibly();
        try {
            undoing.undoUnpaid(id, Actor.shop(), CancelReason.PAYMENT_EXPIRED);
        } finally {
            places.release();
        }
    }

    private void closeAtWechat(OrderId id) {
        switch (payments.close(id.payable())) {
            case Closed() -> {}
            case AlreadyPaid _ -> throw new JustPaid();
            case StillOpen _ -> throw new PaymentStillOpen();
        }
    }
}
