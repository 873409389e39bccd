package mall.domain.orders;

import static java.util.concurrent.TimeUnit.SECONDS;
import static mall.domain.orders.OrderState.AWAITING_PAYMENT;
import static mall.domain.orders.OrderState.CANCELLED;
import static mall.domain.orders.OrderState.PAID;
import static mall.domain.orders.TeaShop.basket;
import static mall.domain.orders.TeaShop.choosing;
import static mall.domain.orders.TeaShop.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.Cause;
import mall.domain.payments.Payments;
import mall.domain.payments.PretendWechat;
import mall.domain.payments.PretendWechat.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What was not paid in time.
@ShopTest
class PaymentDeadlineTests {

    @Autowired
    TeaShop shop;

    @Autowired
    OrderClock orderClock;

    @Autowired
    ScarceCoupon coupons;

    @Autowired
    Payments payments;

    @Autowired
    PretendWechat wechat;

    final MemberId liu = MemberId.next();
    SkuId tea;

    @BeforeEach
    void putATeaOnTheShelf() {
        tea = shop.tea(25_00);
    }

    @Test
    void givesBackAllThatItBound() {
        var coupon = ScarceCoupon.choice(UUID.randomUUID().toString());
        var order = shop.place(choosing(basket(liu, item(tea, 1)), coupon));
        shop.expire(order);

        orderClock.closeUnpaid();

        assertThat(shop.state(order)).isEqualTo(CANCELLED);
        assertThat(shop.reserved(tea)).isZero();
        assertThat(coupons.released(coupon.promotion())).contains(Cause.EXPIRED);
    }

    @Test
    void isTriedAgainWhenWechatDoesNotAnswer() {
        var order = shop.place(liu, item(tea, 1));
        shop.start(order, liu);
        shop.expire(order);
        wechat.next(Fault.UNREACHABLE);
        wechat.next(Fault.UNREACHABLE);

        orderClock.closeUnpaid();
        assertThat(shop.state(order)).isEqualTo(AWAITING_PAYMENT);
        wechat.recover();
        shop.expire(order);
        orderClock.closeUnpaid();

        assertThat(shop.state(order)).isEqualTo(CANCELLED);
    }

    /// However slow WeChat is: two hundred that expire together take the time of four calls.
    @Test
    void isClosedManyAtOnceAndNoMoreThanThat() {
        var orders = IntStream.range(0, 200).mapToObj(_ -> startedToPay()).toList();
        orders.forEach(shop::expire);
        var calls = new SlowCalls(OrderClock.CLOSING);
        wechat.meanwhile(calls);

        orderClock.closeUnpaid();

        assertThat(calls.most()).isEqualTo(OrderClock.CLOSING);
        assertThat(orders).allSatisfy(order -> assertThat(shop.state(order)).isEqualTo(CANCELLED));
    }

    @RepeatedTest(5)
    void livesOnOrIsClosedWhenItIsPaidAtThatMoment() throws Exception {
        var order = shop.place(liu, item(tea, 1));
        var payment = shop.start(order, liu).payment();
        shop.expire(order);

        AtOnce.all(
                List.of(AtOnce.run(() -> payments.settle(wechat.pay(payment))), AtOnce.run(orderClock::closeUnpaid)));

        if (shop.isPaidAtWechat(order)) shop.awaitState(order, PAID);
        else assertThat(shop.state(order)).isEqualTo(CANCELLED);
        assertThat(shop.reserved(tea)).isEqualTo(shop.state(order) == PAID ? 1 : 0);
    }

    private OrderId startedToPay() {
        var buyer = MemberId.next();
        var order = shop.place(buyer, item(shop.tea(25_00), 1));
        shop.start(order, buyer);
        return order;
    }

    /// Calls that nobody answers until so many of them are on the way.
    private static final class SlowCalls implements Runnable {

        private final CountDownLatch together;
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        SlowCalls(int together) {
            this.together = new CountDownLatch(together);
        }

        @Override
        public void run() {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            together.countDown();
            try {
                // Who waits in vain lets the others through: then they are not so many.
                if (!together.await(10, SECONDS)) while (together.getCount() > 0) together.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            underWay.decrementAndGet();
        }

        int most() {
            return most.get();
        }
    }
}
