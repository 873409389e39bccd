package mall.api.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import mall.domain.kernel.Money;
import mall.domain.payments.PaymentEvent.RefundFailed;
import mall.domain.payments.PaymentEvent.RefundSettled;
import mall.domain.payments.PaymentViews.RefundView.State;
import mall.testing.wechat.MallWithWechat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wechatsim.pay.RefundStatus;

/// What goes wrong while money goes back, F25 and F26 of the reliability design.
@MallWithWechat
class RefundFaultTests extends WechatTests {

    @Test
    void aRefundIsSettledByItsNotice() {
        var payment = paid();

        var refund = refund(PRICE);

        awaitRefund(refund, State.SUCCEEDED);
        assertThat(truth(payment).refunded()).isEqualTo((int) PRICE.fen());
        assertThat(heard.of(order, RefundSettled.class)).hasSize(1);
    }

    /// F25
    @Test
    void aRefundWhoseNoticeIsLostIsFoundByAskingUnderTheSameNumber() {
        var payment = paid();
        wechat.faults().where("REFUND.SUCCESS").untilOff().dropsNotices();
        var refund = refund(PRICE);
        awaitRefund(refund, State.PROCESSING);

        waitAWhile();

        awaitRefund(refund, State.SUCCEEDED);
        assertThat(truth(payment).refunds()).hasSize(1);
    }

    /// F20
    @ParameterizedTest
    @CsvSource({"/amount/refund, refund-amount", "/amount/total, refund-total"})
    void aNoticeWithAnotherAmountBecomesAnIncidentAndIsNotApplied(String field, String incident) {
        paid();
        wechat.faults().where("REFUND.SUCCESS").untilOff().altersNotices(field, 1);
        var refund = refund(PRICE);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(incidents(refund.outRefundNo())).containsExactly(incident));
        assertThat(refund(refund).state()).isEqualTo(State.PROCESSING);

        wechat.faults().allOff();
        waitAWhile();
        awaitRefund(refund, State.SUCCEEDED);
    }

    /// F26
    @Test
    void aRefundCallThatTimedOutIsAskedAfterAndNotSentAgain() {
        var payment = paid();
        wechat.faults().where("/v3/refund/domestic/refunds").answersLate(Duration.ofSeconds(3));
        wechat.faults().where("REFUND.SUCCESS").untilOff().dropsNotices();
        var refund = refund(PRICE);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(refund(refund).trouble()).isEqualTo("no-answer"));

        waitAWhile();

        awaitRefund(refund, State.SUCCEEDED);
        assertThat(truth(payment).refunds())
                .singleElement()
                .satisfies(entry -> assertThat(entry.outRefundNo()).isEqualTo(refund.outRefundNo()));
    }

    /// F26
    @Test
    void aRefundThatWechatDidNotGetIsSentAgainUnderItsNumber() {
        var payment = paid();
        wechat.faults().where("/v3/refund/domestic/refunds").systemErrors();
        var refund = refund(PRICE);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(refund(refund).trouble()).isEqualTo("no-answer"));

        waitAWhile();

        awaitRefund(refund, State.SUCCEEDED);
        assertThat(truth(payment).refunds()).hasSize(1);
    }

    /// F26
    @Test
    void aRefundWaitsVisiblyForMoneyInTheMerchantsAccount() {
        var payment = paid();
        wechat.faults().notEnoughMoneyToRefund();
        var refund = refund(PRICE);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(refund(refund).trouble()).isEqualTo("NOT_ENOUGH"));

        waitAWhile();

        awaitRefund(refund, State.SUCCEEDED);
        assertThat(refund(refund).trouble()).isNull();
        assertThat(truth(payment).refunds()).hasSize(1);
    }

    /// F26
    @Test
    void aRefundThatTakesLongIsShownAsSuchUntilItArrives() {
        paid();
        wechat.faults().refundsStayProcessing();
        var refund = refund(PRICE);
        awaitRefund(refund, State.PROCESSING);
        assertThat(views.balance(order).refunding()).isEqualTo(PRICE);

        wechat.refunds().settle(refund.outRefundNo(), RefundStatus.SUCCESS);

        awaitRefund(refund, State.SUCCEEDED);
        assertThat(views.balance(order).refunded()).isEqualTo(PRICE);
    }

    /// F26
    @Test
    void anAbnormalRefundIsToldAndStaysVisible() {
        paid();
        wechat.faults().refundsEndAbnormal();
        var refund = refund(PRICE);

        awaitRefund(refund, State.ABNORMAL);

        await().untilAsserted(
                        () -> assertThat(heard.of(order, RefundFailed.class)).hasSize(1));
        assertThat(views.troubledRefunds(null, 100).items()).contains(refund(refund));
    }

    /// F26
    @Test
    void aRefundThatWechatGaveUpGoesBackUnderANewNumberWhenSomebodySaysSo() {
        var payment = paid();
        wechat.faults().refundsEndClosed();
        var refund = refund(PRICE);
        awaitRefund(refund, State.CLOSED);

        var again = payments.retryRefund(refund, key());
        wechat.advanceClock(Duration.ofSeconds(61));
        waitAWhile();

        awaitRefund(again, State.SUCCEEDED);
        assertThat(truth(payment).refunded()).isEqualTo((int) PRICE.fen());
    }

    @Test
    void twoRefundsOfOnePaymentGoAMinuteApart() {
        var payment = paid();

        var first = refund(Money.ofFen(28_00));
        var second = refund(Money.ofFen(100_00));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(truth(payment).refunds()).hasSize(1));
        wechat.advanceClock(Duration.ofSeconds(61));
        waitAWhile();
        awaitRefund(first, State.SUCCEEDED);
        awaitRefund(second, State.SUCCEEDED);
        assertThat(truth(payment).refunded()).isEqualTo((int) PRICE.fen());
    }
}
