package mall.domain.orders;

import static mall.domain.orders.OrderState.AWAITING_PAYMENT;

import java.time.Clock;
import java.time.Instant;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.Money;
import mall.domain.kernel.Refusal;
import mall.domain.orders.pricing.Pricing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What money that moved does to orders; every step survives a second telling. Money that arrives
/// after its order was cancelled is never silently kept: the order is revived if everything that
/// it bound can still be had, else the money goes back in full.
@Component
@Transactional
class PaidOrders {

    private final OrderRepository orders;
    private final Commitments commitments;
    private final Pricing pricing;
    private final RefundFixing fixing;
    private final Clock clock;

    PaidOrders(OrderRepository orders, Commitments commitments, Pricing pricing, RefundFixing fixing, Clock clock) {
        this.orders = orders;
        this.commitments = commitments;
        this.pricing = pricing;
        this.fixing = fixing;
        this.clock = clock;
    }

    void pay(OrderId id, Money amount, Instant at) {
        var order = orders.require(id);
        if (!order.is(AWAITING_PAYMENT)) return;
        order.pay(amount, at, clock.instant());
        orders.save(order);
    }

    /// @throws Refusal when something that it bound is gone
    void revive(OrderId id, Money amount, Instant at) {
        var order = orders.require(id);
        if (!order.isUnpaidCancelled()) return;
        var now = clock.instant();
        var terms = pricing.claim(order.claimed(), order.placed(), now);
        order.revive(amount, at, terms, now);
        commitments.bind(order, Ids.next());
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
