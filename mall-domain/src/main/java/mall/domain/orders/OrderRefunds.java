package mall.domain.orders;

import java.time.Clock;
import java.util.List;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Idempotency;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.orders.pricing.Cause;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The one place where it is fixed how much of an order's money goes back, once per cause.
/// Payments then moves exactly that. To undo an order as a whole, see [Cancellations].
@Component
@Transactional
public class OrderRefunds {

    private final OrderRepository orders;
    private final RefundFixing fixing;
    private final Commitments commitments;
    private final Idempotency idempotency;
    private final Clock clock;

    OrderRefunds(
            OrderRepository orders,
            RefundFixing fixing,
            Commitments commitments,
            Idempotency idempotency,
            Clock clock) {
        this.orders = orders;
        this.fixing = fixing;
        this.commitments = commitments;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /// Refunds units of a paid order. Units that were not shipped go back to the shelf and are not
    /// shipped any more; what happens to shipped ones is the caller's to say.
    ///
    /// @param cause unique within the order: the same cause again changes nothing
    /// @param reason what the buyer reads, 1 to 80 characters
    /// @throws OrderRefusal when there are not that many units left, or nothing was paid
    public void refund(OrderId id, List<LineUnits> units, String cause, String reason, Actor by) {
        var order = orders.require(id);
        if (fixing.isFixed(id, cause)) return;
        order.requirePaid();
        order.lines().requireLeft(units, OrderLine::toRefund);
        var plan = fixing.plan(order, units);
        if (order.isAllOf(plan.units())) {
            undo(order, cause, reason, CancelReason.SHOP, by);
            return;
        }
        var now = clock.instant();
        commitments.freeUnits(order, Ids.next(), unshipped(order, plan.units()));
        fixing.giveBack(order, plan, cause, reason, by, now);
    }

    /// As the other, once per key.
    public void refund(OrderId id, List<LineUnits> units, String reason, IdempotencyKey key, Actor by) {
        idempotency.once(key, () -> {
            var refund = Ids.next();
            refund(id, units, "operator:" + refund, reason, by);
            return refund;
        });
    }

    /// Undoes a paid order: what it binds is freed, and all that is left of its money goes back.
    void undo(Order order, String cause, String reason, CancelReason why, Actor by) {
        var now = clock.instant();
        order.cancel(why, by, now);
        commitments.free(order, Cause.REFUNDED);
        fixing.giveAllBack(order, cause, reason, by, now);
    }

    private static List<LineUnits> unshipped(Order order, List<LineUnits> units) {
        return units.stream()
                .map(part -> new LineUnits(
                        part.line(),
                        Math.min(
                                part.quantity(), order.lines().line(part.line()).toShip())))
                .filter(part -> part.quantity() > 0)
                .toList();
    }
}
