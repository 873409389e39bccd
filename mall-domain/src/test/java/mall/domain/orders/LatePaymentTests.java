package mall.domain.orders;

import static java.util.concurrent.TimeUnit.SECONDS;
import static mall.domain.orders.OrderState.CANCELLED;
import static mall.domain.orders.OrderState.PAID;
import static mall.domain.orders.TeaShop.basket;
import static mall.domain.orders.TeaShop.choosing;
import static mall.domain.orders.TeaShop.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.OperatorId;
import mall.domain.kernel.SkuId;
import mall.domain.payments.PaymentEvent.PaymentSettled;
import mall.domain.payments.PaymentId;
import mall.domain.payments.PaymentViews;
import mall.domain.payments.PaymentViews.RefundView;
import mall.domain.payments.Payments;
import mall.domain.payments.PretendWechat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ShopTest
class LatePaymentTests {

    static final Actor CHEN = new Actor.Operator(OperatorId.next());

    @Autowired
    TeaShop shop;

    @Autowired
    Orders orders;

    @Autowired
    ScarceCoupon coupons;

    @Autowired
    Payments payments;

    @Autowired
    PaymentViews paymentViews;

    @Autowired
    PretendWechat wechat;

    @Autowired
    OrderPaymentListener listener;

    @Autowired
    Undoing undoing;

    @Autowired
    OrderData data;

    @Autowired
    BlockedBuyers buyers;

    @Autowired
    Clock clock;

    final MemberId liu = MemberId.next();

    SkuId tea;

    @BeforeEach
    void putATeaOnTheShelf() {
        tea = shop.tea(25_00);
    }

    /// The order is closed here, and yet its buyer could pay.
    @Nested
    class MoneyThatComesTooLate {

        @Test
        void revivesTheOrderWhileItsGoodsCanBeHad() {
            var coupon = ScarceCoupon.choice(UUID.randomUUID().toString());
            var order = shop.place(choosing(basket(liu, item(tea, 2)), coupon));
            var payment = closeHereOnly(order);

            payments.settle(wechat.pay(payment));

            shop.awaitState(order, PAID);
            assertThat(shop.reserved(tea)).isEqualTo(2);
            assertThat(shop.bought(liu, tea)).isEqualTo(2);
            assertThat(coupons.isUsed(coupon.promotion())).isTrue();
            orders.ship(order, Shipment.ofAll(Carrier.SF, "SF1234567"), CHEN);
            assertThat(shop.onHand(tea)).isEqualTo(98);
        }

        @Test
        void goesBackInFullWhenTheGoodsAreGone() {
            var last = shop.tea().stock(1).put();
            var order = shop.place(liu, item(last, 1));
            var payment = closeHereOnly(order);
            shop.place(MemberId.next(), item(last, 1));

            payments.settle(wechat.pay(payment));

            awaitRefund(order);
            assertThat(refundsOf(order)).extracting(RefundView::cause).containsExactly("late-payment");
            assertThat(refundsOf(order)).extracting(RefundView::amount).containsExactly(Money.ofFen(25_00));
            assertThat(shop.state(order)).isEqualTo(CANCELLED);
            assertThat(shop.reserved(last)).isEqualTo(1);
        }

        @Test
        void goesBackInFullWhenItsCouponIsUsedElsewhere() {
            var coupon = ScarceCoupon.choice(UUID.randomUUID().toString());
            var order = shop.place(choosing(basket(liu, item(tea, 2)), coupon));
            var payment = closeHereOnly(order);
            shop.place(choosing(basket(liu, item(tea, 1)), coupon));

            payments.settle(wechat.pay(payment));

            awaitRefund(order);
            assertThat(shop.state(order)).isEqualTo(CANCELLED);
            assertThat(shop.reserved(tea)).isEqualTo(1);
            assertThat(shop.bought(liu, tea)).isEqualTo(1);
            assertThat(coupons.isUsed(coupon.promotion())).isTrue();
        }

        @Test
        void goesBackInFullWhenItsBuyerIsForgotten() {
            var order = shop.place(liu, item(tea, 1));
            var payment = closeHereOnly(order);
            data.erase(liu, clock.instant());

            payments.settle(wechat.pay(payment));

            awaitRefund(order);
            assertThat(shop.state(order)).isEqualTo(CANCELLED);
            assertThat(shop.reserved(tea)).isZero();
        }

        @Test
        void goesBackInFullWhenItsBuyerMayNotBuyAnyMore() {
            var order = shop.place(liu, item(tea, 1));
            var payment = closeHereOnly(order);
            buyers.block(liu);

            payments.settle(wechat.pay(payment));

            awaitRefund(order);
            assertThat(shop.state(order)).isEqualTo(CANCELLED);
        }

        @Test
        void isHandledOnceHoweverOftenItIsTold() {
            var order = shop.place(liu, item(tea, 1));
            var payment = closeHereOnly(order);
            payments.settle(wechat.pay(payment));
            shop.awaitState(order, PAID);

            listener.on(new PaymentSettled(payment, order.payable(), Money.ofFen(25_00), clock.instant()));

            assertThat(shop.steps(order)).containsExactly("placed", "cancelled", "revived");
            assertThat(refundsOf(order)).isEmpty();
        }

        private PaymentId closeHereOnly(OrderId order) {
            var payment = shop.start(order, liu).payment();
            undoing.undoUnpaid(order, Actor.shop(), CancelReason.PAYMENT_EXPIRED);
            return payment;
        }

        private void awaitRefund(OrderId order) {
            await().atMost(20, SECONDS).until(() -> !refundsOf(order).isEmpty());
        }
    }

    private List<RefundView> refundsOf(OrderId order) {
        return paymentViews.refunds(order.payable());
    }
}
