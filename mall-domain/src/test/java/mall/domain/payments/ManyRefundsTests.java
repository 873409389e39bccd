package mall.domain.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import mall.domain.kernel.Money;
import mall.domain.kernel.ShopClock;
import mall.domain.payments.PaymentGateway.RefundAnswer;
import mall.domain.payments.PaymentRefusal.RefundTooLarge;
import mall.domain.payments.PaymentRefusal.TooManyRefunds;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// Refunds side by side: within what was paid, and at a pace that WeChat bears.
@MallTest
@Import({PretendWechat.class, Till.class})
class ManyRefundsTests {

    static final Money PAID = Money.ofFen(100_00);

    @Autowired
    Payments payments;

    @Autowired
    PaymentViews views;

    @Autowired
    RefundClock refunds;

    @Autowired
    PretendWechat wechat;

    @Autowired
    Till till;

    @Autowired
    ShopClock clock;

    final PayableRef order = Till.anOrder();

    PaymentId payment = PaymentId.next();

    @BeforeEach
    void pay() {
        till.putOtherRefundsAside();
        payment = till.pay(order, PAID);
    }

    @Nested
    class SeveralRefundsOfOnePayment {

        @Test
        void areSentAMinuteApart() {
            var first = refund(10_00, "line-1");
            var second = refund(20_00, "line-2");

            refunds.workThroughDueRefunds();
            assertThat(List.of(wechat.knows(first), wechat.knows(second))).containsExactlyInAnyOrder(true, false);

            clock.advance(Duration.ofSeconds(62));
            refunds.workThroughDueRefunds();

            assertThat(wechat.refunded(payment)).isEqualTo(Money.ofFen(30_00));
        }

        @Test
        void areFiftyAtMost() {
            IntStream.range(0, 50).forEach(i -> refund(1, "line-" + i));

            assertThatThrownBy(() -> refund(1, "line-50")).isInstanceOf(TooManyRefunds.class);
        }

        @Test
        void neverAddUpToMoreThanWasPaidHoweverManyAskAtOnce() {
            var race = Race.of(40, number -> refund(7_00, "cause-" + number));

            assertThat(race.winners()).hasSize(14);
            assertThat(race.losers()).hasSize(26).allMatch(RefundTooLarge.class::isInstance);
            assertThat(views.balance(order).refunding()).isEqualTo(Money.ofFen(98_00));
        }

        @Test
        void areOneWhenOneCauseAsksManyTimesAtOnce() {
            var race = Race.of(20, _ -> refund(5_00, "cancelled"));

            assertThat(race.losers()).isEmpty();
            assertThat(views.refunds(order)).hasSize(1);
        }
    }

    @Nested
    class RefundsOfManyPayments {

        static final int MANY = 4 * RefundClock.AT_ONCE;

        final AtomicInteger onTheWay = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();

        @Test
        void goSideBySideButNeverTooManyAtOnce() {
            var all = IntStream.range(0, MANY).mapToObj(_ -> paidAndRefunded()).toList();
            var together = new CyclicBarrier(RefundClock.AT_ONCE);
            wechat.meanwhile(() -> {
                most.accumulateAndGet(onTheWay.incrementAndGet(), Math::max);
                meet(together);
                onTheWay.decrementAndGet();
            });

            refunds.workThroughDueRefunds();

            assertThat(all).allMatch(wechat::knows);
            assertThat(most).hasValue(RefundClock.AT_ONCE);
        }

        @Test
        void areNotTriedInSwarmsWhenTheyErr() {
            IntStream.range(0, MANY).forEach(_ -> {
                paidAndRefunded();
                wechat.nextRefund(new RefundAnswer.Later("NOT_ENOUGH"));
            });
            var calls = wechat.calls();

            refunds.workThroughDueRefunds();

            assertThat(wechat.calls() - calls).isEqualTo(RefundClock.AT_ONCE);
            clock.advance(Duration.ofMillis(1500));
            refunds.workThroughDueRefunds();
            assertThat(wechat.calls() - calls).isEqualTo(RefundClock.AT_ONCE);
            clock.advance(Duration.ofMillis(600));
            refunds.workThroughDueRefunds();
            assertThat(wechat.calls() - calls).isEqualTo(2 * RefundClock.AT_ONCE);
        }

        private RefundId paidAndRefunded() {
            var another = Till.anOrder();
            till.pay(another, PAID);
            return payments.refund(new RefundOrder(another, PAID, "cancelled", "订单取消"));
        }

        private static void meet(CyclicBarrier barrier) {
            try {
                barrier.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                throw new AssertionError("nobody else is on the way", alone);
            }
        }
    }

    @Test
    void erringCallsSlowTheClockDown() {
        for (int i = 0; i < 20; i++) {
            refund(1, "line-" + i);
            wechat.next(PretendWechat.Fault.UNREACHABLE);
        }
        var calls = wechat.calls();

        refunds.workThroughDueRefunds();

        assertThat(wechat.calls() - calls).isEqualTo(1);
        while (wechat.calls() - calls < 20) {
            clock.advance(Duration.ofSeconds(62));
            refunds.workThroughDueRefunds();
        }
    }

    private RefundId refund(long fen, String cause) {
        return till.refund(order, Money.ofFen(fen), cause);
    }
}
