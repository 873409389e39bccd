package mall.domain.orders;

import static mall.domain.orders.OrderState.AWAITING_PAYMENT;
import static mall.domain.orders.OrderState.CANCELLED;

import java.time.Clock;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Idempotency;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.orders.OrderRefusal.JustPaid;
import mall.domain.orders.OrderRefusal.PaidIsFinal;
import mall.domain.settings.Settings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The transactions of a cancellation.
@Component
@Transactional
class Undoing {

    private final OrderRepository orders;
    private final Commitments commitments;
    private final OrderRefunds refunds;
    private final Settings settings;
    private final Idempotency idempotency;
    private final Clock clock;

    /// Six: an order is undone, what it binds is freed, its money goes back, by the shop's rules,
    /// once, at a moment.
    Undoing(
            OrderRepository orders,
            Commitments commitments,
            OrderRefunds refunds,
            Settings settings,
            Idempotency idempotency,
            Clock clock) {
        this.orders = orders;
        this.commitments = commitments;
        this.refunds = refunds;
        this.settings = settings;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    OrderState state(OrderId id, Actor by) {
        return orders.require(id, by).state();
    }

    /// Takes a step of an order's cancellation unless it was taken under this key.
    void once(IdempotencyKey key, OrderId id, Runnable step) {
        idempotency.once(key, () -> {
            step.run();
            return id.id();
        });
    }

    /// After nobody can pay for it any more; a second call changes nothing.
    void undoUnpaid(OrderId id, Actor by, CancelReason reason) {
        var order = orders.require(id);
        if (order.is(CANCELLED)) return;
        if (!order.is(AWAITING_PAYMENT)) throw new JustPaid();
        order.cancel(reason, by, clock.instant());
        commitments.free(order, reason.causeBeforePayment());
    }

    /// All of it goes back: goods to the shelf, money to the buyer.
    void undoPaid(OrderId id, Actor by, CancelReason reason) {
        var order = orders.require(id, by);
        if (by instanceof Actor.Member && !mayCancelPaid(order)) throw new PaidIsFinal();
        refunds.undo(order, "cancelled", "订单取消", reason, by);
    }

    /// What is late may be cancelled whatever the shop prefers.
    private boolean mayCancelPaid(Order order) {
        return settings.of(OrderSettings.class).cancelPaid() || order.isLate(clock.instant());
    }
}
