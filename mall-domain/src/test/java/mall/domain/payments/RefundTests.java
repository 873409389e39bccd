package mall.domain.payments;

import static mall.domain.payments.PretendWechat.LIU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.ShopClock;
import mall.domain.payments.PaymentEvent.RefundFailed;
import mall.domain.payments.PaymentEvent.RefundSettled;
import mall.domain.payments.PaymentGateway.RefundAnswer;
import mall.domain.payments.PaymentRefusal.NotRetriable;
import mall.domain.payments.PaymentRefusal.NothingPaid;
import mall.domain.payments.PaymentRefusal.RefundGivenUp;
import mall.domain.payments.PaymentRefusal.RefundTooLarge;
import mall.domain.payments.PaymentRefusal.TooManyRefunds;
import mall.domain.payments.PaymentViews.RefundView;
import mall.domain.payments.PaymentViews.RefundView.State;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@MallTest
@Import(PretendWechat.class)
@RecordApplicationEvents
class RefundTests {

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
    ShopClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    final PayableRef order = new PayableRef("order", Ids.next());
    PaymentId payment = PaymentId.next();

    /// The clock works on every refund in the database: those of other tests are put aside.
    @BeforeEach
    void pay() {
        jdbc.sql("update refund set next_at = next_at + interval '10 years' where next_at is not null")
                .update();
        jdbc.sql("update refund_pace set resume_at = '-infinity'").update();
        wechat.recover();
        payment = start().payment();
        payments.settle(wechat.pay(payment));
    }

    @Nested
    class AFullRefund {

        RefundId refund = RefundId.next();

        @BeforeEach
        void ask() {
            refund = payments.refund(new RefundOrder(order, PAID, "cancelled", "订单取消"));
        }

        @Test
        void isNotSentBeforeItsTime() {
            assertThat(wechat.knows(refund)).isFalse();
            assertThat(only().state()).isEqualTo(State.DUE);
        }

        @Test
        void isSentAndSettledByItsNotice() {
            refunds.workThroughDueRefunds();
            assertThat(only().state()).isEqualTo(State.PROCESSING);

            var word = payments.settleRefund(wechat.end(refund, RefundNotice.State.SUCCEEDED));

            assertThat(word).isEqualTo(new RefundSettlement.Recorded(refund));
            assertThat(only().state()).isEqualTo(State.SUCCEEDED);
            assertThat(views.balance(order)).isEqualTo(new PaymentViews.PayableBalance(PAID, PAID, Money.ZERO));
            assertThat(told(RefundSettled.class)).containsExactly(new RefundSettled(refund, order, "cancelled", PAID));
        }

        @Test
        void isFoundByAskingWhenItsNoticeIsLost() {
            refunds.workThroughDueRefunds();
            wechat.end(refund, RefundNotice.State.SUCCEEDED);

            clock.advance(Duration.ofMinutes(5));
            refunds.workThroughDueRefunds();

            assertThat(only().state()).isEqualTo(State.SUCCEEDED);
        }

        @Test
        void keepsItsNumberWhenTheAnswerIsLost() {
            wechat.next(PretendWechat.Fault.ANSWER_LOST);
            refunds.workThroughDueRefunds();
            assertThat(only().trouble()).isEqualTo("no-answer");

            clock.advance(Duration.ofMinutes(5));
            refunds.workThroughDueRefunds();

            assertThat(only().id()).isEqualTo(refund);
            assertThat(only().state()).isEqualTo(State.PROCESSING);
            assertThat(wechat.refunded(payment)).isEqualTo(PAID);
        }

        @Test
        void isSentAgainUnderItsNumberWhenTheCallNeverGotThrough() {
            wechat.next(PretendWechat.Fault.UNREACHABLE);
            refunds.workThroughDueRefunds();
            assertThat(wechat.knows(refund)).isFalse();

            clock.advance(Duration.ofMinutes(5));
            refunds.workThroughDueRefunds();

            assertThat(wechat.knows(refund)).isTrue();
            assertThat(only().trouble()).isNull();
        }

        @Test
        void waitsVisiblyForMoneyInTheAccount() {
            wechat.nextRefund(new RefundAnswer.Later("NOT_ENOUGH"));
            refunds.workThroughDueRefunds();
            assertThat(only().trouble()).isEqualTo("NOT_ENOUGH");
            assertThat(views.troubledRefunds(null, 100).items()).contains(only());

            clock.advance(Duration.ofMinutes(5));
            refunds.workThroughDueRefunds();

            assertThat(wechat.knows(refund)).isTrue();
            assertThat(views.troubledRefunds(null, 100).items()).doesNotContain(only());
        }

        @Test
        void staysVisibleWhenThePayersAccountDoesNotTakeItAndMaySucceedLater() {
            refunds.workThroughDueRefunds();
            payments.settleRefund(wechat.end(refund, RefundNotice.State.ABNORMAL));
            assertThat(only().trouble()).isEqualTo("abnormal");
            assertThat(told(RefundFailed.class)).hasSize(1);

            payments.settleRefund(wechat.end(refund, RefundNotice.State.SUCCEEDED));

            assertThat(only().state()).isEqualTo(State.SUCCEEDED);
            assertThat(only().trouble()).isNull();
        }

        @Test
        void isNotUndoneByAnOlderNotice() {
            refunds.workThroughDueRefunds();
            var older = wechat.end(refund, RefundNotice.State.PROCESSING);
            payments.settleRefund(wechat.end(refund, RefundNotice.State.SUCCEEDED));

            assertThat(payments.settleRefund(older)).isEqualTo(new RefundSettlement.AlreadyRecorded(refund));

            assertThat(only().state()).isEqualTo(State.SUCCEEDED);
        }

        @Test
        void isTriedUnderANewNumberOnceWechatHasGivenItUp() {
            refunds.workThroughDueRefunds();
            payments.settleRefund(wechat.end(refund, RefundNotice.State.CLOSED));

            var again = payments.retryRefund(refund, key());

            assertThat(again).isNotEqualTo(refund);
            assertThatThrownBy(() -> payments.retryRefund(refund, key())).isInstanceOf(NotRetriable.class);
            clock.advance(Duration.ofMinutes(2));
            refunds.workThroughDueRefunds();
            assertThat(wechat.knows(again)).isTrue();
            assertThat(wechat.refunded(payment)).isEqualTo(PAID);
        }

        @Test
        void isNotTakenForALiveOneOnceWechatHasGivenItUp() {
            refunds.workThroughDueRefunds();
            payments.settleRefund(wechat.end(refund, RefundNotice.State.CLOSED));
            var sameAgain = new RefundOrder(order, PAID, "cancelled", "订单取消");

            assertThatThrownBy(() -> payments.refund(sameAgain)).isInstanceOf(RefundGivenUp.class);

            var again = payments.retryRefund(refund, key());
            assertThat(payments.refund(sameAgain)).isEqualTo(again);
        }

        @Test
        void isRejectedVisiblyWhenWechatWillNeverHaveIt() {
            wechat.nextRefund(new RefundAnswer.Rejected("PARAM_ERROR"));

            refunds.workThroughDueRefunds();

            assertThat(only().state()).isEqualTo(State.REJECTED);
            assertThat(told(RefundFailed.class))
                    .extracting(RefundFailed::reason)
                    .containsExactly("PARAM_ERROR");
        }

        @Test
        void isTheSameRefundWhenTheSameCauseAsksAgain() {
            var again = payments.refund(new RefundOrder(order, PAID, "cancelled", "订单取消"));

            assertThat(again).isEqualTo(refund);
        }

        @Test
        void leavesNothingForAnotherCause() {
            assertThatThrownBy(() -> refund(1, "after-sale")).isInstanceOf(RefundTooLarge.class);
        }

        @Test
        void isNotRecordedByANoticeOfAnotherAmount() {
            refunds.workThroughDueRefunds();
            var notice = wechat.end(refund, RefundNotice.State.SUCCEEDED);
            var less = new RefundNotice(
                    notice.outRefundNo(),
                    notice.outTradeNo(),
                    notice.state(),
                    notice.mchid(),
                    Money.ofFen(1),
                    notice.total(),
                    notice.wechatRefundId(),
                    notice.settledAt());

            assertThat(payments.settleRefund(less)).isEqualTo(new RefundSettlement.Mismatch(refund, "amount"));

            assertThat(only().state()).isEqualTo(State.PROCESSING);
        }

        private RefundView only() {
            return views.refunds(order).stream()
                    .filter(view -> view.id().equals(refund))
                    .findFirst()
                    .orElseThrow();
        }
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
        void neverAddUpToMoreThanWasPaidHoweverManyAskAtOnce() throws Exception {
            var asking = IntStream.range(0, 40)
                    .<Callable<RefundId>>mapToObj(i -> () -> refund(7_00, "cause-" + i))
                    .toList();

            List<Future<RefundId>> answers;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                answers = threads.invokeAll(asking);
            }

            assertThat(answers.stream().filter(answer -> answer.state() == Future.State.SUCCESS))
                    .hasSize(14);
            assertThat(views.balance(order).refunding()).isEqualTo(Money.ofFen(98_00));
        }

        @Test
        void areOneWhenOneCauseAsksManyTimesAtOnce() throws Exception {
            var asking = IntStream.range(0, 20)
                    .<Callable<RefundId>>mapToObj(_ -> () -> refund(5_00, "cancelled"))
                    .toList();

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var answer : threads.invokeAll(asking)) answer.get();
            }

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
            var another = new PayableRef("order", Ids.next());
            payments.settle(wechat.pay(start(another).payment()));
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
    void goesWithTheTransactionOfTheCaller() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    refund(1, "cancelled");
                    throw new IllegalStateException("the caller fails");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(views.refunds(order)).isEmpty();
    }

    @Test
    void nothingGoesBackOfWhatWasNotPaid() {
        var unpaid = new PayableRef("order", Ids.next());

        assertThatThrownBy(() -> payments.refund(new RefundOrder(unpaid, PAID, "cancelled", "订单取消")))
                .isInstanceOf(NothingPaid.class);
    }

    @Test
    void aRefundNumberThatIsNotOursHasItsPaymentLookedAt() {
        var notice = new RefundNotice(
                Ids.hex(Ids.next()),
                payment.outTradeNo(),
                RefundNotice.State.SUCCEEDED,
                PretendWechat.MCHID,
                PAID,
                PAID,
                "50",
                clock.instant());

        assertThat(payments.settleRefund(notice)).isEqualTo(new RefundSettlement.UnknownRefund(notice.outRefundNo()));
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
        return Objects.requireNonNull(
                transaction.execute(_ -> payments.refund(new RefundOrder(order, Money.ofFen(fen), cause, "退款"))));
    }

    private PaymentParameters start() {
        return start(order);
    }

    private PaymentParameters start(PayableRef order) {
        var until = clock.instant().plus(Duration.ofMinutes(30));
        return payments.start(new PaymentOrder(order, MemberId.next(), LIU, PAID, "冻顶乌龙", until), key());
    }

    private static IdempotencyKey key() {
        return new IdempotencyKey(Ids.next(), "test", Ids.hex(Ids.next()), "hash");
    }

    private <T extends PaymentEvent> List<T> told(Class<T> type) {
        return events.stream(type)
                .filter(event -> switch (event) {
                    case RefundFailed failed -> failed.payable().equals(order);
                    case RefundSettled settled -> settled.payable().equals(order);
                    default -> false;
                })
                .toList();
    }
}
