package mall.domain.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import mall.domain.kernel.Ids;
import mall.domain.kernel.Money;
import mall.domain.kernel.ShopClock;
import mall.domain.payments.PaymentEvent.RefundFailed;
import mall.domain.payments.PaymentEvent.RefundSettled;
import mall.domain.payments.PaymentGateway.RefundAnswer;
import mall.domain.payments.PaymentRefusal.NotRetriable;
import mall.domain.payments.PaymentRefusal.NothingPaid;
import mall.domain.payments.PaymentRefusal.RefundGivenUp;
import mall.domain.payments.PaymentRefusal.RefundTooLarge;
import mall.domain.payments.PaymentViews.RefundView;
import mall.domain.payments.PaymentViews.RefundView.State;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/// A refund is asked for once, sent until WeChat has it, and counted when WeChat says so.
@MallTest
@Import({PretendWechat.class, Till.class})
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
    Till till;

    @Autowired
    ShopClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEvents events;

    final PayableRef order = Till.anOrder();

    PaymentId payment = PaymentId.next();

    @BeforeEach
    void pay() {
        till.putOtherRefundsAside();
        payment = till.pay(order, PAID);
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

            var again = payments.retryRefund(refund, Till.key());

            assertThat(again).isNotEqualTo(refund);
            assertThatThrownBy(() -> payments.retryRefund(refund, Till.key())).isInstanceOf(NotRetriable.class);
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

            var again = payments.retryRefund(refund, Till.key());
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
        var unpaid = Till.anOrder();

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

    private RefundId refund(long fen, String cause) {
        return till.refund(order, Money.ofFen(fen), cause);
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
