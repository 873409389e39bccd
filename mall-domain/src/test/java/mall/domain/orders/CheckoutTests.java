package mall.domain.orders;

import static mall.domain.orders.OrderState.AWAITING_PAYMENT;
import static mall.domain.orders.TeaShop.basket;
import static mall.domain.orders.TeaShop.item;
import static mall.domain.orders.TeaShop.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import mall.domain.carts.Carts;
import mall.domain.catalog.ProductKind;
import mall.domain.inventory.OutOfStock;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Idempotency.KeyInFlight;
import mall.domain.kernel.Idempotency.KeyReused;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.BasketRefusal.DeliveryMissing;
import mall.domain.orders.BasketRefusal.PriceChanged;
import mall.domain.orders.BasketRefusal.ShopClosed;
import mall.domain.settings.Settings;
import mall.testing.Locks;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ShopTest
class CheckoutTests {

    @Autowired
    TeaShop shop;

    @Autowired
    Carts carts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Checkout checkout;

    @Autowired
    Settings settings;

    @Autowired
    JdbcClient jdbc;

    final MemberId liu = MemberId.next();

    @Nested
    class Placing {

        @Test
        void reservesStockCountsForLimitsAndWaitsForPayment() {
            var tea = shop.tea().stock(10).put();

            var order = shop.place(liu, item(tea, 3));

            assertThat(shop.state(order)).isEqualTo(AWAITING_PAYMENT);
            assertThat(shop.reserved(tea)).isEqualTo(3);
            assertThat(shop.bought(liu, tea)).isEqualTo(3);
            assertThat(shop.steps(order)).containsExactly("placed");
        }

        @Test
        void keepsWhatWasBoughtAsItWas() {
            var tea = shop.tea().title("大红袍").price(88_00).put();
            var order = shop.place(liu, item(tea, 1));

            jdbc.sql("update product set title = '改名' where id = (select product_id from sku where id = :sku)")
                    .param("sku", tea.id())
                    .update();

            assertThat(jdbc.sql("select title || ' ' || unit_price_fen from order_line where order_id = :id")
                            .param("id", order.id())
                            .query(String.class)
                            .single())
                    .isEqualTo("大红袍 8800");
        }

        @Test
        void sealsWhoReceivesIt() {
            var order = shop.place(liu, item(shop.tea(25_00), 1));

            var stored =
                    jdbc.sql("""
                            select recipient || phone || street from customer_order where id = :id
                            """).param("id", order.id()).query(String.class).single();

            assertThat(stored).doesNotContain("刘一", "13800138000", "科技园");
        }

        @Test
        void givesANumberThatBeginsWithTheDay() {
            var order = shop.place(liu, item(shop.tea(25_00), 1));

            assertThat(jdbc.sql("select number from customer_order where id = :id")
                            .param("id", order.id())
                            .query(String.class)
                            .single())
                    .matches("[0-9]{6}[0-9]{10}");
        }

        @Test
        void whatCostsNothingIsPaidAtOnce() {
            var gift = shop.tea(25_00);
            var order = shop.place(TeaShop.choosing(basket(liu, item(gift, 1)), FreeTea.CHOICE));

            assertThat(shop.state(order)).isEqualTo(OrderState.PAID);
            assertThat(shop.steps(order)).containsExactly("placed", "paid");
        }

        @Test
        void isRefusedWhenTheTotalIsNotWhatTheBuyerSaw() {
            var tea = shop.tea(25_00);

            assertThatThrownBy(
                            () -> checkout.place(basket(liu, item(tea, 1)), Money.ofFen(1), OrderSource.CART, key(liu)))
                    .isInstanceOfSatisfying(PriceChanged.class, no -> {
                        assertThat(no.quote().payable()).isEqualTo(Money.ofFen(25_00));
                        assertThat(no.facts()).containsEntry("payableFen", Money.ofFen(25_00));
                    });
            assertThat(shop.reserved(tea)).isZero();
        }

        @Test
        void isRefusedWithoutSayingWhereItGoes() {
            var basket = new Basket(liu, List.of(item(shop.tea(25_00), 1)), null, List.of(), null);

            assertThatThrownBy(() -> checkout.place(basket, Money.ofFen(25_00), OrderSource.CART, key(liu)))
                    .isInstanceOf(DeliveryMissing.class);
        }

        @Test
        void leavesNothingBehindWhenSomethingIsOutOfStock() {
            var plenty = shop.tea().stock(5).put();
            var scarce = shop.tea().stock(1).put();

            assertThatThrownBy(() -> shop.place(liu, item(plenty, 2), item(scarce, 2)))
                    .isInstanceOf(OutOfStock.class);

            assertThat(shop.reserved(plenty)).isZero();
            assertThat(shop.bought(liu, plenty)).isZero();
            assertThat(ordersOf(liu)).isZero();
        }

        @Test
        void isRefusedWhileTheShopIsClosed() {
            var tea = shop.tea(25_00);
            var before = settings.current(OrderSettings.class);
            var closed = new OrderSettings(false, "盘点中", 30, 10, 48, 10, 7, true);
            var version =
                    settings.change(closed, before.version(), Actor.shop()).version();
            try {
                assertThatThrownBy(() -> shop.place(liu, item(tea, 1)))
                        .isInstanceOfSatisfying(
                                ShopClosed.class, no -> assertThat(no.facts()).containsEntry("notice", "盘点中"));
            } finally {
                settings.change(before.value(), version, Actor.shop());
            }
        }

        @Test
        void isRefusedForAMemberWhoMayNotBuy() {
            assertThatThrownBy(() -> shop.place(BlockedBuyers.WANG, item(shop.tea(25_00), 1)))
                    .isInstanceOf(BlockedBuyers.Blocked.class);
        }

        @Test
        void whatIsNotSentNeedsNoAddress() {
            var voucher = shop.tea().kind(ProductKind.VIRTUAL).put();

            var order = shop.place(new Basket(liu, List.of(item(voucher, 1)), new Delivery.Virtual(), List.of(), null));

            assertThat(shop.state(order)).isEqualTo(AWAITING_PAYMENT);
        }
    }

    @Nested
    class ACartThatIsBeingChanged {

        final SkuId tea = shop.tea(25_00);

        @Test
        void holdsUpItsOwnOrderAndNobodyElses() throws Exception {
            carts.add(liu, tea, 1);
            try (var another = Executors.newVirtualThreadPerTaskExecutor()) {
                var waiting = transaction.execute(_ -> {
                    carts.selectOnly(liu, Set.of());
                    var placing = another.submit(() -> shop.place(liu, item(tea, 1)));
                    await().until(() -> Locks.somebodyWaits(jdbc));

                    var others = another.submit(() -> shop.place(MemberId.next(), item(tea, 1)));
                    assertThat(others).succeedsWithin(Duration.ofSeconds(10));
                    return placing;
                });

                assertThat(waiting).succeedsWithin(Duration.ofSeconds(20));
            }
        }
    }

    @Nested
    class TheSameRequest {

        @Test
        void twiceMakesOneOrder() {
            var tea = shop.tea(25_00);
            var key = key(liu);

            var first = checkout.place(basket(liu, item(tea, 1)), Money.ofFen(25_00), OrderSource.CART, key);
            var second = checkout.place(basket(liu, item(tea, 1)), Money.ofFen(25_00), OrderSource.CART, key);

            assertThat(second).isEqualTo(first);
            assertThat(shop.reserved(tea)).isEqualTo(1);
        }

        @Test
        void withAnotherBodyIsRefused() {
            var tea = shop.tea(25_00);
            var key = key(liu);
            checkout.place(basket(liu, item(tea, 1)), Money.ofFen(25_00), OrderSource.CART, key);
            var other = new IdempotencyKey(key.owner(), key.operation(), key.key(), "another hash");

            assertThatThrownBy(() ->
                            checkout.place(basket(liu, item(tea, 2)), Money.ofFen(50_00), OrderSource.CART, other))
                    .isInstanceOf(KeyReused.class);
        }

        @Test
        void sixtyFourTimesAtOnceMakesOneOrder() throws Exception {
            var tea = shop.tea(25_00);
            var key = key(liu);

            var outcomes = AtOnce.times(
                    64, () -> checkout.place(basket(liu, item(tea, 1)), Money.ofFen(25_00), OrderSource.CART, key));

            assertThat(outcomes.stream().filter(OrderId.class::isInstance).distinct())
                    .hasSize(1);
            assertThat(outcomes).allMatch(one -> one instanceof OrderId || one instanceof KeyInFlight);
            assertThat(ordersOf(liu)).isEqualTo(1);
            assertThat(shop.reserved(tea)).isEqualTo(1);
        }
    }

    @Test
    void fiftyUnitsGoToFiftyOfTwoHundredBuyers() throws Exception {
        var tea = shop.tea().stock(50).put();

        var outcomes = AtOnce.times(200, () -> shop.place(MemberId.next(), item(tea, 1)));

        assertThat(outcomes.stream().filter(OrderId.class::isInstance)).hasSize(50);
        assertThat(outcomes.stream().filter(OutOfStock.class::isInstance)).hasSize(150);
        assertThat(shop.reserved(tea)).isEqualTo(50);
    }

    private long ordersOf(MemberId member) {
        return jdbc.sql("select count(*) from customer_order where buyer_id = :buyer")
                .param("buyer", member.id())
                .query(Long.class)
                .single();
    }
}
