package mall.api.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mall.domain.payments.Closing;
import mall.domain.payments.PaymentGateway;
import mall.domain.payments.PaymentGateway.Closure;
import mall.domain.payments.PaymentGateway.Look;
import mall.domain.payments.PaymentGateway.RefundAnswer;
import mall.domain.payments.PaymentGateway.Repayment;
import mall.domain.payments.PaymentId;
import mall.domain.payments.PaymentRefusal.PaymentUnavailable;
import mall.domain.payments.RefundId;
import mall.testing.wechat.MallWithWechat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import wechatsim.faults.Fault;

/// How the adapter takes what WeChat Pay answers, F31 of the reliability design.
@MallWithWechat
class WechatAnswersTests extends WechatTests {

    static final Fault NO_SUCH_ORDER = new Fault.Refuse(404, "ORDER_NOT_EXIST", "订单不存在");

    @Autowired
    PaymentGateway gateway;

    static Stream<Fault> whatCannotBeBelieved() {
        return Stream.of(
                new Fault.AnswerLate(Duration.ofSeconds(3)),
                new Fault.BreakOff(),
                new Fault.BadGateway(),
                new Fault.Refuse(500, "SYSTEM_ERROR", "系统异常"),
                new Fault.DoneButRefused(500, "SYSTEM_ERROR", "系统异常"),
                new Fault.Refuse(429, "FREQUENCY_LIMITED", "频率超限"),
                new Fault.BadJson(),
                new Fault.Unsigned(),
                new Fault.WronglySigned(),
                new Fault.UnknownSerial(),
                new Fault.Probe(),
                new Fault.ClockSkew(Duration.ofMinutes(-6)));
    }

    @ParameterizedTest
    @MethodSource("whatCannotBeBelieved")
    void aPrepayAnswerThatCannotBeBelievedIsUnknownAndTheNextOneUsesTheSameNumber(Fault fault) {
        wechat.faults().where("/v3/pay/transactions/jsapi").times(2).on(fault);
        assertThatThrownBy(this::start).isInstanceOf(PaymentUnavailable.class);
        var first = newestAttempt();
        nothingIsWrong();

        var payment = paid();

        assertThat(payment).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("whatCannotBeBelieved")
    void anAnswerAboutAPaymentThatCannotBeBelievedIsUnknown(Fault fault) {
        var payment = start().payment();
        wechat.faults()
                .where("/v3/pay/transactions/out-trade-no/" + payment.outTradeNo())
                .times(2)
                .on(fault);

        assertThat(gateway.query(payment, gateway.mchid())).isInstanceOf(Look.Unknown.class);

        nothingIsWrong();
        assertThat(gateway.query(payment, gateway.mchid())).isEqualTo(new Look.Unpaid());
    }

    /// That something is closed is told without a body, of which nothing can be missing.
    static Stream<Fault> whatCannotBeBelievedOfAClose() {
        return whatCannotBeBelieved().filter(fault -> !(fault instanceof Fault.BadJson));
    }

    @ParameterizedTest
    @MethodSource("whatCannotBeBelievedOfAClose")
    void aPaymentIsNotCalledClosedByAnAnswerThatCannotBeBelieved(Fault fault) {
        var payment = start().payment();
        wechat.faults()
                .where("/v3/pay/transactions/out-trade-no/" + payment.outTradeNo() + "/close")
                .times(2)
                .on(fault);

        assertThat(payments.close(order)).isInstanceOf(Closing.StillOpen.class);

        nothingIsWrong();
        assertThat(payments.close(order)).isEqualTo(new Closing.Closed());
    }

    /// Anybody on the way could say these words, so without WeChat's signature they say nothing.
    @Nested
    class AnErrorThatWechatHasNotSigned {

        @Test
        void doesNotMakeAPaymentUnknownToWechat() {
            var payment = start().payment();
            unsigned(about(payment), 404, "ORDER_NOT_EXIST");

            assertThat(gateway.query(payment, gateway.mchid())).isInstanceOf(Look.Unknown.class);
        }

        @Test
        void doesNotCloseAPayment() {
            var payment = start().payment();
            for (var code : List.of("ORDER_NOT_EXIST", "ORDER_CLOSED", "ORDERPAID")) {
                unsigned(about(payment) + "/close", 400, code);

                assertThat(gateway.close(payment, gateway.mchid())).isInstanceOf(Closure.Unknown.class);
            }
        }

        @Test
        void doesNotEndAnAttemptToPay() {
            for (var code : List.of("ORDERPAID", "ORDER_CLOSED", "OUT_TRADE_NO_USED", "PARAM_ERROR")) {
                unsigned("/v3/pay/transactions/jsapi", 400, code);

                assertThatThrownBy(WechatAnswersTests.this::start).isInstanceOf(PaymentUnavailable.class);
            }
        }

        @Test
        void decidesNothingAboutARefund() {
            var payment = paid();
            var id = RefundId.next();
            var repayment = new Repayment(id, payment, PRICE, PRICE, "订单取消");
            unsigned("/v3/refund/*", 403, "USER_ACCOUNT_ABNORMAL");
            assertThat(gateway.refund(repayment)).isInstanceOf(RefundAnswer.Unknown.class);
            unsigned("/v3/refund/*", 404, "RESOURCE_NOT_EXISTS");

            assertThat(gateway.queryRefund(id)).isInstanceOf(RefundAnswer.Unknown.class);
        }

        @Test
        void isNotBelievedWithAForeignSignatureEither() {
            var payment = start().payment();
            wechat.faults().where(about(payment)).untilOff().on(NO_SUCH_ORDER);
            wechat.faults().where(about(payment)).untilOff().wronglySignedAnswers();

            assertThat(gateway.query(payment, gateway.mchid())).isInstanceOf(Look.Unknown.class);
        }

        private void unsigned(String where, int status, String code) {
            nothingIsWrong();
            wechat.faults().where(where).untilOff().unsignedErrors(status, code);
        }
    }

    @Test
    void anErrorThatWechatHasSignedIsBelieved() {
        var payment = start().payment();
        wechat.faults().where(about(payment)).untilOff().on(NO_SUCH_ORDER);

        assertThat(gateway.query(payment, gateway.mchid())).isEqualTo(new Look.NotThere());
    }

    private static String about(PaymentId payment) {
        return "/v3/pay/transactions/out-trade-no/" + payment.outTradeNo();
    }

    @Test
    void oneHiccupIsNotEvenNoticed() {
        wechat.faults().where("/v3/pay/transactions/jsapi").systemErrors();

        assertThat(start().packageValue()).startsWith("prepay_id=");
    }

    @Test
    void wechatIsLeftAloneForAWhileWhenItStaysSilent() {
        wechat.faults().where("/v3/*").untilOff().badGateways();
        var payment = PaymentId.next();
        for (int i = 0; i < 10; i++) gateway.query(payment, gateway.mchid());
        assertThat(breakers.circuitBreaker("wechat-pay").getState()).isEqualTo(State.OPEN);

        wechat.exchanges().clear();

        var look = gateway.query(payment, gateway.mchid());

        assertThat(look).isEqualTo(new Look.Unknown("left alone for a while"));
        assertThat(wechat.exchanges().list())
                .noneMatch(exchange -> exchange.url().contains(payment.outTradeNo()));
    }

    @Test
    void wechatIsNeverCalledInsideATransaction() {
        assertThatThrownBy(
                        () -> transaction.executeWithoutResult(_ -> gateway.query(PaymentId.next(), gateway.mchid())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }
}
