package mall.domain.orders;

import static mall.domain.orders.OrderState.CANCELLED;
import static mall.domain.orders.OrderState.PAID;
import static mall.domain.orders.OrderState.REFUNDED;
import static mall.domain.orders.OrderState.SHIPPED;
import static mall.domain.orders.TeaShop.basket;
import static mall.domain.orders.TeaShop.choosing;
import static mall.domain.orders.TeaShop.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.OperatorId;
import mall.domain.kernel.SkuId;
import mall.domain.orders.OrderRefusal.MoreThanLeft;
import mall.domain.orders.OrderRefusal.PaidIsFinal;
import mall.domain.orders.OrderRefusal.WrongState;
import mall.domain.payments.PaymentViews;
import mall.domain.payments.PaymentViews.RefundView;
import mall.domain.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What goes back of a paid order, all of it or units of its lines.
@ShopTest
class OrderRefundsTests {

    static final Actor CHEN = new Actor.Operator(OperatorId.next());

    @Autowired
    TeaShop shop;

    @Autowired
    Orders orders;

    @Autowired
    Cancellations cancellations;

    @Autowired
    OrderRefunds refunds;

    @Autowired
    PaymentViews paymentViews;

    @Autowired
    PaidOrders paidOrders;

    @Autowired
    Settings settings;

    final MemberId liu = MemberId.next();
    final Actor buyer = new Actor.Member(liu);

    SkuId tea;

    @BeforeEach
    void putATeaOnTheShelf() {
        tea = shop.tea(25_00);
    }

    @Nested
    class APaidOrder {

        @Test
        void isRefundedInFullWhenItsBuyerCancelsBeforeItIsShipped() {
            var order = shop.placeAndPay(liu, item(tea, 2));

            cancellations.cancel(order, buyer, CancelReason.BUYER);

            assertThat(shop.state(order)).isEqualTo(CANCELLED);
            assertThat(shop.reserved(tea)).isZero();
            assertThat(shop.bought(liu, tea)).isZero();
            assertThat(refundsOf(order)).extracting(RefundView::amount).containsExactly(Money.ofFen(50_00));
        }

        @Test
        void isRefundedOnceTheMoneyIsBack() {
            var order = shop.placeAndPay(liu, item(tea, 1));
            cancellations.cancel(order, buyer, CancelReason.BUYER);

            paidOrders.settleRefund(order, "cancelled");

            assertThat(shop.state(order)).isEqualTo(REFUNDED);
        }

        @Test
        void isNotItsBuyersToCancelWhenTheShopSaysSoUnlessItIsLate() {
            var order = shop.placeAndPay(liu, item(tea, 1));
            var late = shop.placeAndPay(liu, item(tea, 1));
            var before = settings.current(OrderSettings.class);
            var version = settings.change(
                            new OrderSettings(true, "", 30, 10, 48, 10, 7, false), before.version(), Actor.shop())
                    .version();
            try {
                assertThatThrownBy(() -> cancellations.cancel(order, buyer, CancelReason.BUYER))
                        .isInstanceOf(PaidIsFinal.class);
                shop.beLate(late);
                cancellations.cancel(late, buyer, CancelReason.BUYER);
                cancellations.cancel(order, CHEN, CancelReason.SHOP);
            } finally {
                settings.change(before.value(), version, Actor.shop());
            }
            assertThat(shop.state(late)).isEqualTo(CANCELLED);
            assertThat(shop.state(order)).isEqualTo(CANCELLED);
        }

        @Test
        void isNotCancelledOnceSomethingIsShipped() {
            var order = shop.placeAndPay(liu, item(tea, 1));
            orders.ship(order, Shipment.ofAll(Carrier.SF, "SF1234567"), CHEN);

            assertThatThrownBy(() -> cancellations.cancel(order, buyer, CancelReason.BUYER))
                    .isInstanceOf(WrongState.class);
        }

        @Test
        void givesSomeUnitsBackAndShipsTheRest() {
            var order = shop.placeAndPay(liu, item(tea, 3));

            refunds.refund(order, List.of(new LineUnits(1, 1)), "short-of-one", "缺货一件", CHEN);
            refunds.refund(order, List.of(new LineUnits(1, 1)), "short-of-one", "缺货一件", CHEN);

            assertThat(refundsOf(order)).extracting(RefundView::amount).containsExactly(Money.ofFen(25_00));
            assertThat(shop.reserved(tea)).isEqualTo(2);
            assertThat(shop.bought(liu, tea)).isEqualTo(2);
            orders.ship(order, Shipment.ofAll(Carrier.SF, "SF1234567"), CHEN);
            assertThat(shop.state(order)).isEqualTo(SHIPPED);
            assertThat(shop.reserved(tea)).isZero();
        }

        @Test
        void isUndoneWhenAllOfItIsGivenBack() {
            var order = shop.placeAndPay(liu, item(tea, 2));

            refunds.refund(order, List.of(new LineUnits(1, 2)), "sold-out", "缺货", CHEN);

            assertThat(shop.state(order)).isEqualTo(CANCELLED);
            assertThat(refundsOf(order)).extracting(RefundView::amount).containsExactly(Money.ofFen(50_00));
        }

        @Test
        void isUndoneWhenItsGiftGoesBackWithTheLastOfIt() {
            var gift = shop.tea(5_00);
            var order = shop.place(choosing(basket(liu, item(tea, 2)), GiftTea.choice(gift)));
            shop.pay(order, liu);
            assertThat(shop.reserved(gift)).isEqualTo(1);

            refunds.refund(order, List.of(new LineUnits(1, 2)), "sold-out", "缺货", CHEN);

            assertThat(shop.state(order)).isEqualTo(CANCELLED);
            assertThat(shop.reserved(tea)).isZero();
            assertThat(shop.reserved(gift)).isZero();
        }

        @Test
        void isUndoneWhenAllThatWasBoughtIsGivenBackThoughItsGiftIsNeverAskedBack() {
            var gift = shop.tea(5_00);
            var dear = shop.tea(40_00);
            var order = shop.place(choosing(basket(liu, item(tea, 2), item(dear, 1)), GiftTea.choiceForGood(gift)));
            shop.pay(order, liu);
            refunds.refund(order, List.of(new LineUnits(1, 2)), "first", "缺货", CHEN);
            assertThat(shop.state(order)).isEqualTo(PAID);

            refunds.refund(order, List.of(new LineUnits(2, 1)), "second", "缺货", CHEN);

            assertThat(shop.state(order)).isEqualTo(CANCELLED);
            assertThat(shop.reserved(gift)).isZero();
            assertThat(refundsOf(order))
                    .extracting(RefundView::amount)
                    .containsExactlyInAnyOrder(Money.ofFen(50_00), Money.ofFen(40_00));
        }

        @Test
        void neverGivesBackMoreThanItHas() {
            var order = shop.placeAndPay(liu, item(tea, 2));
            refunds.refund(order, List.of(new LineUnits(1, 1)), "first", "缺货一件", CHEN);

            assertThatThrownBy(() -> refunds.refund(order, List.of(new LineUnits(1, 2)), "second", "缺货", CHEN))
                    .isInstanceOf(MoreThanLeft.class);
        }

        @Test
        void takesBackWhatItsDiscountLeft() {
            var coupon = UUID.randomUUID().toString();
            var order = shop.place(choosing(basket(liu, item(tea, 3)), ScarceCoupon.choice(coupon)));
            shop.pay(order, liu);

            refunds.refund(order, List.of(new LineUnits(1, 1)), "first", "缺货一件", CHEN);
            refunds.refund(order, List.of(new LineUnits(1, 2)), "second", "缺货", CHEN);

            assertThat(refundsOf(order).stream().map(RefundView::amount).reduce(Money.ZERO, Money::plus))
                    .isEqualTo(Money.ofFen(70_00));
        }
    }

    /// Two teas at ¥60, ¥20 off together: each was paid with ¥50, and keeping one costs ¥10.
    @Nested
    class AnOrderWhoseCouponTakesBack {

        OrderId order = OrderId.next();

        @BeforeEach
        void twoTeas() {
            var basket = basket(liu, item(shop.tea(60_00), 1), item(shop.tea(60_00), 1));
            order = shop.place(choosing(basket, StrictCoupon.CHOICE));
            shop.pay(order, liu);
        }

        @Test
        void givesBackLessForTheFirstAndTheRestWithTheSecond() {
            orders.ship(order, Shipment.ofAll(Carrier.SF, "SF1234567"), CHEN);

            refunds.refund(order, List.of(new LineUnits(1, 1)), "first", "七天无理由", CHEN);
            assertThat(refunded()).containsExactly(Money.ofFen(40_00));

            refunds.refund(order, List.of(new LineUnits(2, 1)), "second", "七天无理由", CHEN);
            assertThat(refunded()).containsExactlyInAnyOrder(Money.ofFen(40_00), Money.ofFen(60_00));
        }

        @Test
        void givesEverythingBackWhenTheRestIsCancelled() {
            refunds.refund(order, List.of(new LineUnits(1, 1)), "first", "缺货", CHEN);

            cancellations.cancel(order, buyer, CancelReason.BUYER);

            assertThat(refunded()).containsExactlyInAnyOrder(Money.ofFen(40_00), Money.ofFen(60_00));
        }

        @Test
        void takesNothingBackFromWhoReturnsBothAtOnce() {
            orders.ship(order, Shipment.ofAll(Carrier.SF, "SF1234567"), CHEN);

            refunds.refund(order, List.of(new LineUnits(1, 1), new LineUnits(2, 1)), "both", "七天无理由", CHEN);

            assertThat(refunded()).containsExactly(Money.ofFen(100_00));
        }

        private List<Money> refunded() {
            return refundsOf(order).stream().map(RefundView::amount).toList();
        }
    }

    private List<RefundView> refundsOf(OrderId order) {
        return paymentViews.refunds(order.payable());
    }
}
