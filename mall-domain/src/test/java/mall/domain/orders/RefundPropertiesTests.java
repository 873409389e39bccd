package mall.domain.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.PricedQuote;
import mall.domain.orders.pricing.RandomCarts;
import mall.domain.orders.pricing.Terms;
import org.junit.jupiter.api.Test;

/// What holds for every order, whatever promotions made its price and however it goes back: shown
/// for 200,000 orders of random carts, refunded in random parts.
class RefundPropertiesTests {

    private static final int ORDERS = 200_000;
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final StoredDelivery NOWHERE =
            new StoredDelivery(StoredDelivery.Kind.VIRTUAL, null, null, null, null, null, null, null, null);

    @Test
    void anySequenceOfPartialRefundsAndTheFreightAddUpToWhatWasPaid() {
        LongStream.range(0, ORDERS).parallel().forEach(seed -> {
            var order = paid(RandomCarts.of(seed).quote());

            var back = refundInParts(order, new Random(seed));

            if (!back.plus(order.paidForFreight()).equals(order.payable())) {
                assertThat(back.plus(order.paidForFreight()))
                        .as("order %d", seed)
                        .isEqualTo(order.payable());
            }
        });
    }

    private static Money refundInParts(Order order, Random random) {
        var back = Money.ZERO;
        for (int part = 0; !order.lines().units(OrderLine::toRefund).isEmpty(); part++) {
            var left = order.lines().units(OrderLine::toRefund);
            var line = left.get(random.nextInt(left.size()));
            var units = new LineUnits(line.line(), 1 + random.nextInt(line.quantity()));
            var amount = order.lines().refundFor(units);
            if (amount.isNegative()) throw new AssertionError("a refund of " + amount);
            back = back.plus(amount);
            var refunded = List.of(new RefundedUnits(units.line(), units.quantity(), amount));
            var refund = new OrderRefund(order.id(), "part " + part, refunded, Money.ZERO, Money.ZERO, NOON);
            order.refund(refund, OrderSettings.DEFAULTS, Actor.shop(), NOON);
        }
        return back;
    }

    private static Order paid(PricedQuote quote) {
        var draft = new OrderDraft(
                OrderId.next(),
                new OrderNumber("2611220000000001"),
                MemberId.next(),
                OrderSource.CART,
                quote,
                NOWHERE,
                null);
        var order = new Order(draft, Terms.NONE, OrderSettings.DEFAULTS, NOON);
        if (order.is(OrderState.AWAITING_PAYMENT)) order.pay(quote.payable(), NOON, OrderSettings.DEFAULTS, NOON);
        return order;
    }
}
