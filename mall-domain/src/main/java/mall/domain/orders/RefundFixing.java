package mall.domain.orders;

import java.time.Instant;
import java.util.List;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Deduction.ReturnGift;
import mall.domain.orders.pricing.Deduction.TakeBack;
import mall.domain.orders.pricing.Pricing;
import mall.domain.orders.pricing.RefundQuote;
import mall.domain.payments.Payments;
import mall.domain.payments.RefundOrder;
import mall.domain.settings.Settings;
import org.springframework.stereotype.Component;

/// Fixes what goes back for units of an order and has payments move it, in the caller's
/// transaction. The amounts come from what was stored when the order was placed: each unit takes
/// back what was paid for it. Freight goes back only when everything does and nothing was shipped.
/// What plays have withheld for what the buyer keeps is known by promotion, see [Withheld].
@Component
class RefundFixing {

    private final OrderRepository orders;
    private final OrderRefundRepository refunds;
    private final Pricing pricing;
    private final Payments payments;
    private final Settings settings;

    RefundFixing(
            OrderRepository orders,
            OrderRefundRepository refunds,
            Pricing pricing,
            Payments payments,
            Settings settings) {
        this.orders = orders;
        this.refunds = refunds;
        this.pricing = pricing;
        this.payments = payments;
        this.settings = settings;
    }

    boolean isFixed(OrderId order, String cause) {
        return refunds.findByOrderAndCause(order, cause).isPresent();
    }

    /// Gives back all that is left of an order that is undone, and what earlier refunds of it bore.
    void giveAllBack(Order order, String cause, String reason, Actor by, Instant now) {
        var all = new RefundPlan(order.lines().units(OrderLine::toRefund), List.of());
        book(order, fix(order, all, order.paidForFreight(), cause, now), reason, by, now);
    }

    /// What goes back together with some units, and what is due to plays for what the buyer keeps.
    RefundPlan plan(Order order, List<LineUnits> units) {
        var plan = new RefundPlan(units, List.of());
        for (var deduction : pricing.deductions(quote(order, units))) {
            plan = switch (deduction) {
                case ReturnGift gift ->
                    plan.with(
                            gift.line(),
                            gift.quantity(),
                            order.lines().line(gift.line()).toRefund());
                case TakeBack value -> plan.less(value);
            };
        }
        return plan;
    }

    void giveBack(Order order, RefundPlan plan, String cause, String reason, Actor by, Instant now) {
        order.lines().requireLeft(plan.units(), OrderLine::toRefund);
        book(order, fix(order, plan, Money.ZERO, cause, now), reason, by, now);
    }

    /// The buyer has the money of one refund.
    void settle(OrderId id, String cause, Instant now) {
        var order = orders.require(id);
        var all = refunds.findByOrderOrderById(id);
        all.stream().filter(refund -> refund.cause().equals(cause)).forEach(refund -> refund.settle(now));
        all.forEach(refunds::save);
        if (all.stream().allMatch(OrderRefund::isSettled)) order.moneyBack(now);
        orders.save(order);
    }

    private OrderRefund fix(Order order, RefundPlan plan, Money freight, String cause, Instant now) {
        var units = amounts(order, plan.units());
        var withheld = Withheld.by(refunds.findByOrderOrderById(order.id()));
        var deductions = withheld.settle(plan.due(), OrderRefund.gross(units, freight));
        return new OrderRefund(order.id(), cause, units, freight, deductions, now);
    }

    private void book(Order order, OrderRefund refund, String reason, Actor by, Instant now) {
        order.refund(refund, settings.of(OrderSettings.class), by, now);
        refunds.save(refund);
        orders.save(order);
        if (refund.amount().isZero()) return;
        payments.refund(new RefundOrder(order.id().payable(), refund.amount(), refund.cause(), reason));
    }

    private static List<RefundedUnits> amounts(Order order, List<LineUnits> units) {
        return units.stream()
                .map(part -> new RefundedUnits(
                        part.line(), part.quantity(), order.lines().refundFor(part)))
                .toList();
    }

    private static RefundQuote quote(Order order, List<LineUnits> units) {
        var lines = order.lines().units(OrderLine::quantity).stream()
                .map(all -> {
                    var line = order.lines().line(all.line());
                    var now = units.stream()
                            .filter(part -> part.line() == all.line())
                            .mapToInt(LineUnits::quantity)
                            .sum();
                    var amount = order.lines().refundFor(new LineUnits(all.line(), now));
                    return new RefundQuote.Line(
                            all.line(),
                            line.sku(),
                            line.gift(),
                            all.quantity(),
                            line.goods(),
                            order.lines().paidFor(all.line()),
                            line.refunded(),
                            now,
                            amount);
                })
                .toList();
        var claimed = order.claimed();
        return new RefundQuote(claimed.order(), claimed.buyer(), claimed.applied(), lines);
    }
}
