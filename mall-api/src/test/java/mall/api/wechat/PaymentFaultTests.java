package mall.api.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import mall.domain.kernel.Money;
import mall.domain.payments.Closing;
import mall.domain.payments.PaymentRefusal.PaidAlready;
import mall.domain.payments.PaymentRefusal.PayableClosed;
import mall.domain.payments.PaymentRefusal.PaymentUnavailable;
import mall.domain.payments.PaymentViews.RefundView.State;
import mall.testing.wechat.MallWithWechat;
import org.junit.jupiter.api.Test;

/// What goes wrong between WeChat Pay and us while somebody pays, of F15 to F24 of the reliability
/// /// design, each through the simulator's switches and the real adapter.
@MallWithWechat
class PaymentFaultTests extends WechatTests {

    /// F21
    @Test
    void aNoticeMayComeBeforeThePrepayAnswer() {
        wechat.faults().paidBeforeAnswered(Duration.ofMillis(500));

        assertThatThrownBy(this::start).isInstanceOf(PaidAlready.class);

        assertThat(views.settled(order).payment()).isEqualTo(newestAttempt());
        assertToldOnce();
    }

    /// F21
    @Test
    void aNoticeMayComeForAPrepayCallWhoseAnswerNeverCame() {
        wechat.faults().paidBeforeAnswered(Duration.ofSeconds(3));

        assertThatThrownBy(this::start).isInstanceOfAny(PaymentUnavailable.class, PaidAlready.class);

        awaitSettled(newestAttempt());
        assertThatThrownBy(this::start).isInstanceOf(PaidAlready.class);
    }

    /// F22
    @Test
    void aPrepayCallThatTimedOutIsRepeatedUnderItsNumber() {
        wechat.faults().where("/v3/pay/transactions/jsapi").answersLate(Duration.ofSeconds(3));
        assertThatThrownBy(this::start).isInstanceOf(PaymentUnavailable.class);
        var first = newestAttempt();

        var payment = paid();

        assertThat(payment).isEqualTo(first);
        assertThat(truth(payment).state()).isEqualTo("SUCCESS");
    }

    /// F23
    @Test
    void aPaymentInTheMomentOfClosingIsSettled() {
        var payment = start().payment();
        wechat.faults().where(payment.outTradeNo()).paidBeforeClosed();

        assertThat(payments.close(order)).isEqualTo(new Closing.AlreadyPaid(payment));

        assertThat(views.settled(order).payment()).isEqualTo(payment);
        assertToldOnce();
    }

    /// F23
    @Test
    void nothingIsCalledClosedBeforeWechatHasConfirmedIt() {
        var payment = start().payment();
        wechat.faults()
                .where("/v3/pay/transactions/out-trade-no/" + payment.outTradeNo() + "/close")
                .times(2)
                .systemErrorsAfterDoing();

        assertThat(payments.close(order)).isInstanceOf(Closing.StillOpen.class);
        assertThatThrownBy(this::start).isInstanceOf(PayableClosed.class);

        assertThat(payments.close(order)).isEqualTo(new Closing.Closed());
        assertThat(truth(payment).payable()).isFalse();
    }

    /// F23
    @Test
    void aSuccessThatComesAfterTheCloseIsToldAndNotSilentlyKept() {
        var payment = start().payment();
        assertThat(payments.close(order)).isEqualTo(new Closing.Closed());

        wechat.cashier().payRegardless(payment.outTradeNo());

        awaitSettled(payment);
        assertToldOnce();
    }

    /// F24
    @Test
    void ofTwoPaymentsOneIsKeptAndTheOtherGoesBack() {
        var first = start();
        var second = till.start(order, shopper(), PRICE.minus(Money.ofFen(1)));

        wechat.cashier().payRegardless(first.payment().outTradeNo());
        till.pay(second);

        awaitSettled(first.payment());
        awaitSettled(second.payment());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(views.refunds(order))
                        .singleElement()
                        .satisfies(refund -> assertThat(refund.state()).isEqualTo(State.SUCCEEDED)));
        var kept = views.settled(order);
        var back = views.refunds(order).getFirst();
        assertThat(back.payment()).isNotEqualTo(kept.payment());
        assertThat(truth(back.payment()).refunded())
                .isEqualTo((int) back.amount().fen());
        assertThat(truth(kept.payment()).refunded()).isZero();
        assertToldOnce();
    }
}
