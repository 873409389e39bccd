package mall.domain.orders;

import static mall.domain.orders.TeaShop.basket;
import static mall.domain.orders.TeaShop.choosing;
import static mall.domain.orders.TeaShop.item;
import static mall.domain.orders.TeaShop.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mall.domain.carts.Carts;
import mall.domain.inventory.OutOfStock;
import mall.domain.kernel.Idempotency.KeyInFlight;
import mall.domain.kernel.Idempotency.KeyReused;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.BasketRefusal.MemberLimitReached;
import mall.domain.orders.BasketRefusal.OrderFailed;
import mall.domain.orders.Placed.Ordered;
import mall.domain.orders.Placed.Refused;
import mall.domain.orders.pricing.Choice;
import mall.domain.orders.pricing.PricingRefusal.ChoiceNotApplicable;
import mall.testing.Locks;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ShopTest
class PlaceAllTests {

    @Autowired
    TeaShop shop;

    @Autowired
    Checkout checkout;

    @Autowired
    Carts carts;

    @Autowired
    SharedPot pots;

    @Autowired
    OrdersHeard heard;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    final MemberId liu = MemberId.next();
    final MemberId wang = MemberId.next();
    final MemberId zhao = MemberId.next();

    @Test
    void saysOfEachWhatBecameOfItInTheirOrder() {
        var scarce = shop.tea().stock(1).put();
        var plenty = shop.tea().stock(9).put();

        var placed = checkout.placeAll(List.of(
                purchase(liu, item(scarce, 1)), purchase(wang, item(scarce, 1)), purchase(wang, item(plenty, 2))));

        assertThat(placed)
                .satisfiesExactly(
                        one -> assertThat(one).isInstanceOf(Ordered.class),
                        two -> assertThat(why(two)).isInstanceOf(OutOfStock.class),
                        three -> assertThat(ordered(three).payable()).isEqualTo(Money.ofFen(50_00)));
        assertThat(shop.reserved(scarce)).isEqualTo(1);
        assertThat(shop.reserved(plenty)).isEqualTo(2);
        assertThat(shop.bought(wang, scarce)).isZero();
    }

    /// Placed one by one and together, the same carts become the same rows and events.
    @Test
    void makesOfACartWhatPlacingItAloneMakesOfIt() {
        var kinds = List.<Function<MemberId, Basket>>of(
                buyer -> basket(buyer, item(tea(), 2), item(tea(), 1)),
                buyer -> choosing(basket(buyer, item(tea(), 1)), SlowTeam.CHOICE),
                buyer -> choosing(basket(buyer, item(tea(), 1)), FreeTea.CHOICE),
                buyer -> choosing(basket(buyer, item(tea(), 1)), GiftTea.choice(shop.tea(9_00))),
                buyer -> choosing(basket(buyer, item(tea(), 1)), filledPot(1)));

        var alone = kinds.stream().map(kind -> shop.place(kind.apply(liu))).toList();
        var together = checkout.placeAll(
                kinds.stream().map(kind -> fromCart(kind.apply(wang))).toList());

        for (int i = 0; i < kinds.size(); i++) {
            var one = alone.get(i);
            var other = ordered(together.get(i)).order();
            assertThat(facts(other)).isEqualTo(facts(one));
            assertThat(shop.steps(other)).isEqualTo(shop.steps(one));
            assertThat(heard.of(other))
                    .extracting(Object::getClass)
                    .isEqualTo(heard.of(one).stream()
                            .<Class<?>>map(Object::getClass)
                            .toList());
        }
    }

    @Test
    void whoeverDoesNotFitMakesRoomForWhoeverComesAfterHim() {
        var tea = shop.tea().stock(5).put();

        var placed = checkout.placeAll(
                List.of(purchase(liu, item(tea, 3)), purchase(wang, item(tea, 3)), purchase(zhao, item(tea, 2))));

        assertThat(placed).extracting(Object::getClass).isEqualTo(List.of(Ordered.class, Refused.class, Ordered.class));
        assertThat(shop.reserved(tea)).isEqualTo(5);
    }

    @Test
    void nobodyPassesHisLimitByComingTwiceAtOnce() {
        var tea = shop.tea().maxPerMember(3).put();

        var placed = checkout.placeAll(List.of(
                purchase(liu, item(tea, 2)),
                purchase(liu, item(tea, 2)),
                purchase(wang, item(tea, 3)),
                purchase(liu, item(tea, 1))));

        assertThat(placed.get(1))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.why()).isInstanceOf(MemberLimitReached.class));
        assertThat(shop.bought(liu, tea)).isEqualTo(3);
        assertThat(shop.bought(wang, tea)).isEqualTo(3);
        assertThat(shop.reserved(tea)).isEqualTo(6);
    }

    @Test
    void whatAPlayTookForWhoeverIsRefusedLaterIsGivenBack() {
        var scarce = shop.tea().stock(1).put();
        var pot = filledPot(5);

        var placed = checkout.placeAll(Stream.of(liu, wang, zhao)
                .map(buyer -> fromCart(choosing(basket(buyer, item(scarce, 1)), pot)))
                .toList());

        assertThat(placed).extracting(Object::getClass).containsExactly(Ordered.class, Refused.class, Refused.class);
        assertThat(pots.left(pot.promotion())).isEqualTo(4);
    }

    @Test
    void whoeverIsRefusedByAPlayTakesNobodyWithHim() {
        var tea = tea();
        var pot = filledPot(1);

        var placed = checkout.placeAll(Stream.of(liu, wang)
                .map(buyer -> fromCart(choosing(basket(buyer, item(tea, 1)), pot)))
                .toList());

        assertThat(ordered(placed.getFirst()).payable()).isEqualTo(Money.ofFen(24_00));
        assertThat(why(placed.getLast())).isInstanceOf(SharedPot.PotEmpty.class);
        assertThat(shop.reserved(tea)).isEqualTo(1);
    }

    @Test
    void whatTheDatabaseCannotBearIsFoundAmongTheOthers() {
        var tea = shop.tea().stock(20).put();
        var purchases = new ArrayList<>(IntStream.range(0, 10)
                .mapToObj(_ -> purchase(MemberId.next(), item(tea, 1)))
                .toList());
        purchases.add(7, fromCart(choosing(basket(liu, item(tea, 1)), SharedPot.POISON)));

        var placed = checkout.placeAll(purchases);

        assertThat(why(placed.get(7))).isInstanceOf(OrderFailed.class);
        assertThat(placed.stream().filter(Ordered.class::isInstance)).hasSize(10);
        assertThat(shop.reserved(tea)).isEqualTo(10);
    }

    @Test
    void aConnectionThatBreaksIsNoReasonToFail() {
        var tea = tea();
        pots.leak(1);

        var placed = checkout.placeAll(List.of(
                purchase(wang, item(tea, 1)), fromCart(choosing(basket(liu, item(tea, 1)), SharedPot.LEAKY))));

        assertThat(placed).hasOnlyElementsOfType(Ordered.class);
        assertThat(shop.reserved(tea)).isEqualTo(2);
    }

    @Test
    void anOrderThatIsCommittedUnheardIsFound() {
        var tea = tea();
        var basket = choosing(basket(liu, item(tea, 1)), SharedPot.UNHEARD);

        var placed = checkout.placeAll(List.of(fromCart(basket)));

        assertThat(placed).hasOnlyElementsOfType(Ordered.class);
        assertThat(shop.reserved(tea)).isEqualTo(1);
    }

    @Test
    void whatTheOneTookBeforeHeWasRefusedIsThereForTheOther() {
        var pot = filledPot(1);
        var gone = shop.tea().stock(0).put();
        var plenty = tea();

        var placed = checkout.placeAll(List.of(
                fromCart(choosing(basket(liu, item(gone, 1)), pot)),
                fromCart(choosing(basket(wang, item(plenty, 1)), pot))));

        assertThat(why(placed.getFirst())).isInstanceOf(OutOfStock.class);
        assertThat(placed.getLast()).isInstanceOf(Ordered.class);
    }

    @Test
    void nobodyIsToldOfAnOrderThatHisCallerMayUndo() {
        var tea = tea();

        assertThatThrownBy(() -> transaction.execute(_ -> checkout.placeAll(List.of(purchase(liu, item(tea, 1))))))
                .isInstanceOf(IllegalTransactionStateException.class);

        assertThat(shop.reserved(tea)).isZero();
    }

    @Test
    void pricesCountOfTheMomentThatTheCallerNames() {
        var basket = choosing(basket(liu, item(tea(), 1)), SharedPot.UNTIL_JUNE);
        var inMay = Instant.parse("2026-05-31T23:59:59Z");

        var placed = checkout.placeAll(List.of(
                new Purchase(basket, Money.ofFen(24_00), OrderSource.PLAY, key(liu), inMay),
                new Purchase(basket, Money.ofFen(24_00), OrderSource.PLAY, key(liu), null)));

        assertThat(ordered(placed.getFirst()).payBy()).isAfter(clock.instant());
        assertThat(why(placed.getLast())).isInstanceOf(ChoiceNotApplicable.class);
    }

    @Nested
    class ABuyerWhoIsBusy {

        final SkuId tea = shop.tea(25_00);

        @Test
        void isWaitedForByHisOwnOrderAlone() throws Exception {
            carts.add(liu, tea, 1);
            try (var another = Executors.newVirtualThreadPerTaskExecutor()) {
                var placing = transaction.execute(_ -> {
                    carts.selectOnly(liu, Set.of());
                    var all = another.submit(() -> checkout.placeAll(
                            List.of(fromCart(basket(liu, item(tea, 1))), purchase(wang, item(tea, 1)))));
                    await().until(() -> Locks.somebodyWaits(jdbc));
                    assertThat(shop.bought(wang, tea)).isEqualTo(1);
                    return all;
                });

                assertThat(placing.get()).hasOnlyElementsOfType(Ordered.class);
            }
        }

        @Test
        void isRefusedWhenHeMayNotBuy() {
            var placed =
                    checkout.placeAll(List.of(purchase(BlockedBuyers.WANG, item(tea, 1)), purchase(liu, item(tea, 1))));

            assertThat(why(placed.getFirst())).isInstanceOf(BlockedBuyers.Blocked.class);
            assertThat(placed.getLast()).isInstanceOf(Ordered.class);
        }
    }

    @Nested
    class ARepeat {

        final SkuId tea = shop.tea(25_00);
        final Purchase purchase = purchase(liu, item(tea, 1));

        @Test
        void isToldOfTheOrderThatThereIs() {
            var first = ordered(checkout.placeAll(List.of(purchase)).getFirst());
            var again = ordered(checkout.placeAll(List.of(purchase)).getFirst());

            assertThat(first.repeated()).isFalse();
            assertThat(again)
                    .isEqualTo(new Ordered(first.order(), first.number(), first.payable(), first.payBy(), true));
            assertThat(shop.reserved(tea)).isEqualTo(1);
        }

        @Test
        void isToldOfItEvenWhenItCouldNotBeBoughtAnyMore() {
            var first = ordered(checkout.placeAll(List.of(purchase)).getFirst());
            shop.takeOffSale(tea);

            assertThat(ordered(checkout.placeAll(List.of(purchase)).getFirst()).order())
                    .isEqualTo(first.order());
        }

        @Test
        void inTheSameCallIsInFlight() {
            var placed = checkout.placeAll(List.of(purchase, purchase));

            assertThat(placed.getFirst()).isInstanceOf(Ordered.class);
            assertThat(why(placed.getLast())).isInstanceOf(KeyInFlight.class);
        }

        @Test
        void withAnotherBodyIsRefused() {
            checkout.placeAll(List.of(purchase));
            var key = purchase.key();
            var other = new IdempotencyKey(key.owner(), key.operation(), key.key(), "another hash");

            var placed = checkout.placeAll(
                    List.of(new Purchase(purchase.basket(), purchase.seen(), OrderSource.PLAY, other, null)));

            assertThat(why(placed.getFirst())).isInstanceOf(KeyReused.class);
        }
    }

    @Nested
    class TwoReplicas {

        @Test
        void thatPlaceTheSameGoodsInOppositeOrderSellWhatThereIs() throws Exception {
            var teas =
                    Stream.generate(() -> shop.tea().stock(30).put()).limit(3).toList();

            var deadlocks = deadlocks();

            var calls = IntStream.range(0, 8)
                    .<Callable<?>>mapToObj(i -> () -> checkout.placeAll(buyersOf(teas, i % 2 == 0)));
            var placed = AtOnce.all(calls.toList()).stream()
                    .flatMap(outcome -> ((List<?>) outcome).stream())
                    .toList();

            assertThat(placed.stream().filter(Ordered.class::isInstance)).hasSize(30);
            assertThat(placed.stream().filter(Refused.class::isInstance))
                    .hasSize(50)
                    .allSatisfy(no -> assertThat(why((Placed) no)).isInstanceOf(OutOfStock.class));
            assertThat(teas).allSatisfy(tea -> assertThat(shop.reserved(tea)).isEqualTo(30));
            assertThat(deadlocks()).isEqualTo(deadlocks);
        }

        private long deadlocks() {
            return jdbc.sql("select deadlocks from pg_stat_database where datname = current_database()")
                    .query(Long.class)
                    .single();
        }

        private List<Purchase> buyersOf(List<SkuId> teas, boolean backwards) {
            var items = new ArrayList<>(teas.stream().map(tea -> item(tea, 1)).toList());
            if (backwards) Collections.reverse(items);
            return Stream.generate(() -> basket(MemberId.next(), items.toArray(Basket.Item[]::new)))
                    .limit(10)
                    .map(basket ->
                            new Purchase(basket, Money.ofFen(75_00), OrderSource.PLAY, key(basket.buyer()), null))
                    .toList();
        }
    }

    private SkuId tea() {
        return shop.tea().title("大红袍").put();
    }

    private Choice filledPot(int orders) {
        var pot = "pot-" + Ids.next();
        pots.fill(pot, orders);
        return SharedPot.choice(pot);
    }

    private static Purchase purchase(MemberId buyer, Basket.Item item) {
        var seen = Money.ofFen(25_00L * item.quantity());
        return new Purchase(basket(buyer, item), seen, OrderSource.PLAY, key(buyer), null);
    }

    private Purchase fromCart(Basket basket) {
        var seen = checkout.quote(basket).payable();
        return new Purchase(basket, seen, OrderSource.CART, key(basket.buyer()), null);
    }

    /// What is stored of an order, but for what no two orders share.
    private String facts(OrderId order) {
        return jdbc.sql("""
                        select jsonb_build_array(
                            to_jsonb(o) - array['id', 'number', 'buyer_id', 'recipient', 'phone', 'street', 'placed_at',
                                'pay_by', 'paid_at', 'ship_by', 'due_at'],
                            o.pay_by - o.placed_at, o.paid_at - o.placed_at, o.ship_by - o.placed_at, o.due_at - o.placed_at,
                            (select jsonb_agg(to_jsonb(l) - array['order_id', 'sku_id', 'product_id', 'title'] order by no)
                                from order_line l where order_id = o.id),
                            (select jsonb_agg(to_jsonb(a) - array['order_id', 'promotion_id'] order by seq)
                                from order_adjustment a where order_id = o.id),
                            (select jsonb_agg(r.quantity order by r.quantity)
                                from stock_reservation r where cause_kind = 'order' and cause_id = o.id),
                            (select jsonb_agg(array[m.kind, m.reserved::text] order by m.reserved)
                                from stock_movement m where cause_kind = 'order' and cause_id = o.id)
                            )::text
                        from customer_order o where id = :id
                        """).param("id", order.id()).query(String.class).single();
    }

    private static Ordered ordered(Placed placed) {
        return (Ordered) placed;
    }

    private static Throwable why(Placed placed) {
        return ((Refused) placed).why();
    }
}
