package mall.domain.orders;

import static java.util.concurrent.TimeUnit.SECONDS;
import static mall.domain.orders.OrderState.AWAITING_PAYMENT;
import static mall.domain.orders.OrderState.CANCELLED;
import static mall.domain.orders.OrderState.PAID;
import static mall.domain.orders.OrderState.SHIPPED;
import static mall.domain.orders.TeaShop.basket;
import static mall.domain.orders.TeaShop.choosing;
import static mall.domain.orders.TeaShop.item;
import static mall.domain.orders.TeaShop.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Idempotency.KeyInFlight;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.OperatorId;
import mall.domain.kernel.SkuId;
import mall.domain.orders.OrderRefusal.JustPaid;
import mall.domain.orders.OrderRefusal.PaymentStillOpen;
import mall.domain.orders.OrderRefusal.WrongState;
import mall.domain.payments.PaymentViews;
import mall.domain.payments.PaymentViews.RefundView;
import mall.domain.payments.Payments;
import mall.domain.payments.PretendWechat;
import mall.domain.payments.PretendWechat.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ShopTest
class CancellationTests {

    static final Actor CHEN = new Actor.Operator(OperatorId.next());

    @Autowired
    TeaShop shop;

    @Autowired
    Orders orders;

    @Autowired
    Cancellations cancellations;

    @Autowired
    ScarceCoupon coupons;

    @Autowired
    Payments payments;

    @Autowired
    PaymentViews paymentViews;

    @Autowired
    PretendWechat wechat;

    final MemberId liu = MemberId.next();
    final Actor buyer = new Actor.Member(liu);

    SkuId tea;

    @BeforeEach
    void putATeaOnTheShelf() {
        tea = shop.tea(25_00);
    }

    @Nested
    class AnUnpaidOrder {

        @Test
        void givesBackAllThatItBoundWhenItsBuyerCancels() {
            var coupon = UUID.randomUUID().toString();
            var order = shop.place(choosing(basket(liu, item(tea, 2)), ScarceCoupon.choice(coupon)));
            assertThat(coupons.isUsed(coupon)).isTrue();

            cancellations.cancel(order, buyer, CancelReason.BUYER);

            assertThat(shop.state(order)).isEqualTo(CANCELLED);
            assertThat(shop.reserved(tea)).isZero();
            assertThat(shop.bought(liu, tea)).isZero();
            assertThat(coupons.isUsed(coupon)).isFalse();
        }

        @Test
        void isNotAnybodyElsesToCancel() {
            var order = shop.place(liu, item(tea, 1));

            assertThatThrownBy(() -> cancellations.cancel(order, new Actor.Member(MemberId.next()), CancelReason.BUYER))
                    .isInstanceOf(NotFound.class);
        }

        @Test
        void isClosedAtWechatBeforeAnythingIsFreed() {
            var order = shop.place(liu, item(tea, 1));
            var payment = shop.start(order, liu).payment();

            cancellations.cancel(order, buyer, CancelReason.BUYER);

            assertThat(wechat.isOpen(payment)).isFalse();
        }

        @Test
        void keepsEverythingWhileWechatDoesNotAnswer() {
            var order = shop.place(liu, item(tea, 1));
            shop.start(order, liu);
            wechat.next(Fault.UNREACHABLE);
            wechat.next(Fault.UNREACHABLE);

            assertThatThrownBy(() -> cancellations.cancel(order, buyer, CancelReason.BUYER))
                    .isInstanceOf(PaymentStillOpen.class);

            assertThat(shop.state(order)).isEqualTo(AWAITING_PAYMENT);
            assertThat(shop.reserved(tea)).isEqualTo(1);
        }

        @Test
        void livesOnWhenItIsPaidJustBeforeItIsClosed() {
            var order = shop.place(liu, item(tea, 1));
            wechat.pay(shop.start(order, liu).payment());

            assertThatThrownBy(() -> cancellations.cancel(order, buyer, CancelReason.BUYER))
                    .isInstanceOf(JustPaid.class);

            shop.awaitState(order, PAID);
            assertThat(shop.reserved(tea)).isEqualTo(1);
        }

        @Test
        void isCancelledOncePerKey() {
            var order = shop.place(liu, item(tea, 1));
            var key = key(liu);

            cancellations.cancel(order, buyer, CancelReason.BUYER, key);
            cancellations.cancel(order, buyer, CancelReason.BUYER, key);

            assertThat(shop.steps(order)).containsExactly("placed", "cancelled");
        }

        @Test
        void isCancelledOnce() {
            var order = shop.place(liu, item(tea, 1));
            cancellations.cancel(order, buyer, CancelReason.BUYER);

            assertThatThrownBy(() -> cancellations.cancel(order, buyer, CancelReason.BUYER))
                    .isInstanceOf(WrongState.class);
        }
    }

    /// Each pair of moves happens at the same moment; one of them wins, and nothing is half done.
    @Nested
    class AtTheSameMoment {

        @RepeatedTest(5)
        void cancellingAndPayingLeaveItPaidOrClosedOrRefunded() throws Exception {
            var order = shop.place(liu, item(tea, 1));
            var payment = shop.start(order, liu).payment();

            AtOnce.all(List.of(
                    AtOnce.run(() -> payments.settle(wechat.pay(payment))),
                    AtOnce.run(() -> cancellations.cancel(order, buyer, CancelReason.BUYER))));

            await().atMost(20, SECONDS).until(() -> shop.state(order) != AWAITING_PAYMENT);
            var isLive = shop.state(order) == PAID;
            assertThat(shop.reserved(tea)).isEqualTo(isLive ? 1 : 0);
            assertThat(refundsOf(order)).hasSize(shop.isPaidAtWechat(order) && !isLive ? 1 : 0);
        }

        @RepeatedTest(5)
        void shippingAndCancellingLeaveItShippedOrRefunded() throws Exception {
            var order = shop.placeAndPay(liu, item(tea, 1));

            var outcomes = AtOnce.all(List.of(
                    AtOnce.run(() -> orders.ship(order, Shipment.ofAll(Carrier.SF, "SF1234567"), CHEN)),
                    AtOnce.run(() -> cancellations.cancel(order, buyer, CancelReason.BUYER))));

            assertThat(outcomes.stream().filter("done"::equals)).hasSize(1);
            assertThat(outcomes.stream().filter(WrongState.class::isInstance)).hasSize(1);
            if (shop.state(order) == SHIPPED) {
                assertThat(refundsOf(order)).isEmpty();
                assertThat(shop.onHand(tea)).isEqualTo(99);
            } else {
                assertThat(refundsOf(order)).hasSize(1);
                assertThat(shop.onHand(tea)).isEqualTo(100);
            }
            assertThat(shop.reserved(tea)).isZero();
        }

        @RepeatedTest(3)
        void twentyCancellationsUnderOneKeyAreOne() throws Exception {
            var order = shop.placeAndPay(liu, item(tea, 1));
            var key = key(liu);

            var outcomes =
                    AtOnce.times(20, AtOnce.run(() -> cancellations.cancel(order, buyer, CancelReason.BUYER, key)));
            cancellations.cancel(order, buyer, CancelReason.BUYER, key);

            assertThat(outcomes)
                    .contains("done")
                    .allMatch(outcome -> outcome.equals("done") || outcome instanceof KeyInFlight);
            assertThat(refundsOf(order)).extracting(RefundView::amount).containsExactly(Money.ofFen(25_00));
        }

        @RepeatedTest(3)
        void twentyCancellationsRefundOnce() throws Exception {
            var order = shop.placeAndPay(liu, item(tea, 1));

            AtOnce.times(20, AtOnce.run(() -> cancellations.cancel(order, buyer, CancelReason.BUYER)));

            assertThat(refundsOf(order)).extracting(RefundView::amount).containsExactly(Money.ofFen(25_00));
            assertThat(shop.reserved(tea)).isZero();
        }
    }

    private List<RefundView> refundsOf(OrderId order) {
        return paymentViews.refunds(order.payable());
    }
}
