package mall.domain.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Deduction.TakeBack;
import mall.domain.orders.pricing.PricedQuote;
import mall.domain.orders.pricing.RandomCarts;
import mall.domain.orders.pricing.Source;
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

    @Test
    void alsoWhenPlaysWithholdWhatTheyGaveToGoodsThatStay() {
        LongStream.range(0, ORDERS).parallel().forEach(seed -> {
            var order = paid(RandomCarts.of(seed).quote());
            var random = new Random(seed);
            var plays = Greedy.some(random);

            var back = refundInParts(order, random, plays);

            if (!back.plus(order.paidForFreight()).equals(order.payable())) {
                assertThat(back.plus(order.paidForFreight()))
                        .as("order %d with %s", seed, plays)
                        .isEqualTo(order.payable());
            }
        });
    }

    /// Wants so much for each unit that is kept once fewer are kept than it asks for: as a coupon
    /// does for its share of them, and a gift for its value; often more than a refund comes to.
    private record Greedy(Source source, int from, Money each) {

        static List<Greedy> some(Random random) {
            return IntStream.rangeClosed(1, random.nextInt(4))
                    .mapToObj(no -> new Greedy(
                            new Source("greedy", "" + no, ""), random.nextInt(20), Money.ofFen(random.nextInt(100_00))))
                    .toList();
        }

        TakeBack due(int kept) {
            return new TakeBack(source, kept < from ? each.times(kept) : Money.ZERO);
        }
    }

    private static Money refundInParts(Order order, Random random) {
        return refundInParts(order, random, List.of());
    }

    private static Money refundInParts(Order order, Random random, List<Greedy> plays) {
        var refunds = new ArrayList<OrderRefund>();
        var back = Money.ZERO;
        for (int part = 0; !order.lines().units(OrderLine::toRefund).isEmpty(); part++) {
            var left = order.lines().units(OrderLine::toRefund);
            var line = left.get(random.nextInt(left.size()));
            var units = new LineUnits(line.line(), 1 + random.nextInt(line.quantity()));
            var amount = order.lines().refundFor(units);
            if (amount.isNegative()) throw new AssertionError("a refund of " + amount);
            var refunded = List.of(new RefundedUnits(units.line(), units.quantity(), amount));
            var kept = left.stream().mapToInt(LineUnits::quantity).sum() - units.quantity();
            var due = plays.stream().map(play -> play.due(kept)).toList();
            var deductions = Withheld.by(refunds).settle(due, amount);
            var refund = new OrderRefund(order.id(), "part " + part, refunded, Money.ZERO, deductions, NOON);
            if (refund.amount().isNegative()) throw new AssertionError("a refund of " + refund.amount());
            refunds.add(refund);
            back = back.plus(refund.amount());
            order.refund(refund, OrderSettings.DEFAULTS, Actor.shop(), NOON);
        }
        return back;
    }

    private static Order paid(PricedQuote quote) {
        var buyer = MemberId.next();
        var draft = new OrderDraft(
                OrderId.next(),
                new OrderNumber("2611220000000001"),
                buyer,
                OrderSource.CART,
                quote,
                NOWHERE,
                null,
                TeaShop.key(buyer),
                NOON,
                true);
        var order = new Order(draft, Terms.NONE, OrderSettings.DEFAULTS, NOON);
        if (order.is(OrderState.AWAITING_PAYMENT)) order.pay(quote.payable(), NOON, OrderSettings.DEFAULTS, NOON);
        return order;
    }
}
