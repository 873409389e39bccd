package mall.domain.orders;

import static mall.domain.orders.OrderState.AWAITING_PAYMENT;

import java.time.Clock;
import java.time.Instant;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Refusal;
import mall.domain.orders.pricing.Pricing;
import mall.domain.settings.Settings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What money that moved does to orders; every step survives a second telling. Money that arrives
/// after its order was cancelled is never silently kept: the order is revived if everything that
/// it bound can still be had and its buyer is still somebody to sell to, else the money goes back
/// in full.
@Component
@Transactional
class PaidOrders {

    private final OrderRepository orders;
    private final Admission admission;
    private final Commitments commitments;
    private final Pricing pricing;
    private final RefundFixing fixing;
    private final Settings settings;
    private final Clock clock;

    /// Seven: an order is found, its buyer admitted once more, its price claimed, its goods bound, or
    /// its money given back, by the shop's rules, at a moment.
    PaidOrders(
            OrderRepository orders,
            Admission admission,
            Commitments commitments,
            Pricing pricing,
            RefundFixing fixing,
            Settings settings,
            Clock clock) {
        this.orders = orders;
        this.admission = admission;
        this.commitments = commitments;
        this.pricing = pricing;
        this.fixing = fixing;
        this.settings = settings;
        this.clock = clock;
    }

    /// Whether the order waited for it.
    boolean pay(OrderId id, Money amount, Instant at) {
        var order = orders.require(id);
        if (!order.is(AWAITING_PAYMENT)) return false;
        order.pay(amount, at, settings.of(OrderSettings.class), clock.instant());
        orders.save(order);
        return true;
    }

    /// The buyer is asked for first: whoever erases him holds him, and then wants his orders.
    ///
    /// @throws Refusal when something that it bound is gone, or its buyer is
    void revive(OrderId id, Money amount, Instant at) {
        admission.requireStanding(orders.buyer(id).orElseThrow(() -> new NotFound("order", id)));
        var order = orders.require(id);
        if (!order.isUnpaidCancelled()) return;
        var now = clock.instant();
        var terms = pricing.claim(order.claimed(), order.source(), order.lines().placed(), now);
        order.revive(amount, at, terms, settings.of(OrderSettings.class), now);
        commitments.bindAgain(order, Ids.next());
    }

    void giveBack(OrderId id, Money amount, Instant at) {
        var order = orders.require(id);
        if (!order.isUnpaidCancelled()) return;
        var now = clock.instant();
        order.payTooLate(amount, at, now);
        fixing.giveAllBack(order, "late-payment", "订单已关闭，款项原路退回", Actor.shop(), now);
    }

    void settleRefund(OrderId id, String cause) {
        fixing.settle(id, cause, clock.instant());
    }
}
