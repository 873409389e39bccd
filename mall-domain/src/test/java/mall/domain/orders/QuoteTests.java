package mall.domain.orders;

import static mall.domain.orders.TeaShop.basket;
import static mall.domain.orders.TeaShop.item;
import static mall.domain.orders.TeaShop.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import mall.domain.freight.FreightMode;
import mall.domain.freight.FreightRate;
import mall.domain.freight.FreightRules;
import mall.domain.freight.FreightTemplateId;
import mall.domain.freight.FreightTemplates;
import mall.domain.freight.FreightZone;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.BasketRefusal.DeliveryUnfit;
import mall.domain.orders.BasketRefusal.EmptyBasket;
import mall.domain.orders.BasketRefusal.NotForSale;
import mall.domain.orders.BasketRefusal.OrderLimitReached;
import mall.domain.orders.BasketRefusal.QuantityOutOfRange;
import mall.domain.orders.BasketRefusal.RepeatedSku;
import mall.domain.orders.BasketRefusal.TooManyLines;
import mall.domain.orders.pricing.PricingRefusal.AddressNotServed;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a basket costs, and why it cannot be bought.
@ShopTest
class QuoteTests {

    @Autowired
    TeaShop shop;

    @Autowired
    Checkout checkout;

    @Autowired
    FreightTemplates freights;

    @Autowired
    JdbcClient jdbc;

    final MemberId liu = MemberId.next();

    @Nested
    class ABasket {

        @Test
        void costsItsGoodsAndTheFreightToWhereItGoes() {
            var tea = shop.tea().price(30_00).freight(tenYuanFreight()).put();

            var quote = checkout.quote(basket(liu, item(tea, 2)));

            assertThat(quote.goods()).isEqualTo(Money.ofFen(60_00));
            assertThat(quote.freight()).isEqualTo(Money.ofFen(10_00));
            assertThat(quote.payable()).isEqualTo(Money.ofFen(70_00));
        }

        @Test
        void hasAPriceWithoutFreightWhileNobodySaysWhereItGoes() {
            var tea = shop.tea().price(30_00).freight(tenYuanFreight()).put();

            var quote = checkout.quote(new Basket(liu, List.of(item(tea, 1)), null, List.of(), null));

            assertThat(quote.freight()).isNull();
            assertThat(quote.payable()).isEqualTo(Money.ofFen(30_00));
        }

        @Test
        void isRefusedWhenItIsEmpty() {
            refused(basket(liu), EmptyBasket.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1, Integer.MIN_VALUE, 10_000, 1_000_000_000})
        void isRefusedForAQuantityThatNobodyBuys(int quantity) {
            refused(basket(liu, item(shop.tea(25_00), quantity)), QuantityOutOfRange.class);
        }

        @Test
        void isRefusedWithTheSameSkuTwice() {
            var tea = shop.tea(25_00);

            refused(basket(liu, item(tea, 1), item(tea, 2)), RepeatedSku.class);
        }

        @Test
        void isRefusedWithMoreThanAHundredLines() {
            var items = Stream.generate(() -> item(SkuId.next(), 1)).limit(101).toArray(Basket.Item[]::new);

            refused(basket(liu, items), TooManyLines.class);
        }

        @Test
        void isRefusedWithWhatIsOffSaleOrUnknown() {
            var off = shop.tea().offSale().put();
            var unknown = SkuId.next();
            var fine = shop.tea(25_00);

            assertThatThrownBy(() -> checkout.quote(basket(liu, item(off, 1), item(fine, 1), item(unknown, 1))))
                    .isInstanceOfSatisfying(
                            NotForSale.class,
                            no -> assertThat(no.facts()).containsEntry("skus", List.of(off, unknown)));
        }

        @Test
        void isRefusedAboveWhatOneOrderMayTake() {
            refused(basket(liu, item(shop.tea().maxPerOrder(3).put(), 4)), OrderLimitReached.class);
        }

        @Test
        void isRefusedWhereItIsNotSent() {
            var rules = new FreightRules(FreightMode.PIECE, List.of(new FreightZone(List.of("44"), null)), rate(10_00));
            var tea = shop.tea()
                    .freight(freights.create("不送广东 " + Ids.next().toString().substring(24), rules))
                    .put();

            refused(basket(liu, item(tea, 1)), AddressNotServed.class);
        }

        @Test
        void ofThingsDoesNotTravelByMail() {
            var basket = new Basket(liu, List.of(item(shop.tea(25_00), 1)), new Delivery.Virtual(), List.of(), null);

            refused(basket, DeliveryUnfit.class);
        }

        private void refused(Basket basket, Class<? extends Throwable> why) {
            assertThatThrownBy(() -> checkout.quote(basket)).isInstanceOf(why);
            assertThatThrownBy(() -> checkout.place(basket, Money.ofFen(25_00), OrderSource.CART, key(liu)))
                    .isInstanceOf(why);
            assertThat(ordersOf(liu)).isZero();
        }
    }

    private long ordersOf(MemberId member) {
        return jdbc.sql("select count(*) from customer_order where buyer_id = :buyer")
                .param("buyer", member.id())
                .query(Long.class)
                .single();
    }

    private FreightTemplateId tenYuanFreight() {
        return freights.create(
                "十元 " + Ids.next().toString().substring(24),
                new FreightRules(FreightMode.PIECE, List.of(), rate(10_00)));
    }

    private static FreightRate rate(long fen) {
        return new FreightRate(10, Money.ofFen(fen), 10, Money.ZERO, null, null);
    }
}
