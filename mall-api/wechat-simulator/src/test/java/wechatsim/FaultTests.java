package wechatsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.service.payments.model.Transaction.TradeStateEnum;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import wechatsim.WireClient.Answer;
import wechatsim.faults.Fault;

/// Everything that can go wrong between the mall and WeChat, other than with notices.
class FaultTests extends SimulatorTest {

    static final String JSAPI = "/v3/pay/transactions/jsapi";

    final String number = newNumber();

    @Nested
    class TheLine {

        @Test
        void canBeSlow() {
            CONTROL.faults().where("/v3/certificates").delays(Duration.ofMillis(300));
            var begun = Instant.now();

            wire.pay("GET", "/v3/certificates", "");

            assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofMillis(300));
        }

        @Test
        void canKeepTheAnswerBack() {
            CONTROL.faults().where(JSAPI).answersLate(Duration.ofMillis(300));
            var begun = Instant.now();

            var parameters = mall.prepay(mall.order(LIU, number, 100));

            assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofMillis(300));
            CONTROL.pays(parameters);
        }

        @Test
        void canBreakInTheMiddleOfAnAnswer() {
            CONTROL.faults().where("/v3/certificates").breaksOff();

            assertThatThrownBy(() -> wire.pay("GET", "/v3/certificates", "")).isInstanceOf(UncheckedIOException.class);
        }

        @Test
        void canBreakAfterAnOrderWasMade() {
            CONTROL.faults().where(JSAPI).breaksOff();

            assertThatThrownBy(() -> mall.prepay(mall.order(LIU, number, 100))).isInstanceOf(RuntimeException.class);

            assertThat(mall.find(number).getTradeState()).isEqualTo(TradeStateEnum.NOTPAY);
        }

        @Test
        void canEndAtABrokenGateway() {
            CONTROL.faults().where("/v3/*").badGateways();

            var answer = wire.pay("GET", "/v3/certificates", "");

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.text()).startsWith("<html>");
            assertThat(answer.header("Wechatpay-Signature")).isEmpty();
        }
    }

    @Test
    void somebodyOnTheWayCanSayNoInWeChatPaysWords() {
        mall.prepay(mall.order(LIU, number, 100));
        CONTROL.faults().where("/v3/pay/*").unsignedErrors(404, "ORDER_NOT_EXIST");

        var answer = wire.pay(
                "GET",
                "/v3/pay/transactions/out-trade-no/%s?mchid=%s"
                        .formatted(number, WECHAT.credentials().mchid()),
                "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("ORDER_NOT_EXIST");
        assertThat(answer.header("Wechatpay-Signature")).isEmpty();
    }

    @Nested
    class WeChatPay {

        @Test
        void canFailOnce() {
            CONTROL.faults().where(JSAPI).systemErrors();

            PaymentTests.assertRefused(() -> mall.prepay(mall.order(LIU, number, 100)), 500, "SYSTEM_ERROR");
            PaymentTests.assertRefused(() -> mall.find(number), 404, "ORDER_NOT_EXIST");
            mall.prepay(mall.order(LIU, number, 100));
        }

        @Test
        void canFailThoughItHasDoneIt() {
            CONTROL.faults().where(JSAPI).systemErrorsAfterDoing();

            PaymentTests.assertRefused(() -> mall.prepay(mall.order(LIU, number, 100)), 500, "SYSTEM_ERROR");
            assertThat(mall.find(number).getTradeState()).isEqualTo(TradeStateEnum.NOTPAY);
        }

        @Test
        void canHaveEnoughOfUs() {
            CONTROL.faults().where(JSAPI).times(2).tooManyRequests();

            PaymentTests.assertRefused(() -> mall.prepay(mall.order(LIU, number, 100)), 429, "FREQUENCY_LIMITED");
            PaymentTests.assertRefused(() -> mall.prepay(mall.order(LIU, number, 100)), 429, "FREQUENCY_LIMITED");
            mall.prepay(mall.order(LIU, number, 100));
        }

        @Test
        void canForgetHalfOfItsJson() {
            CONTROL.faults().where("/v3/certificates").badJson();

            var answer = wire.pay("GET", "/v3/certificates", "");

            assertThat(GateTests.isSignedBy(GateTests.certificate(), answer)).isTrue();
            assertThatThrownBy(answer::json).isInstanceOf(RuntimeException.class);
        }

        @Test
        void canLetTheShopperPayBeforeItAnswers() {
            CONTROL.faults().where(number).paidBeforeAnswered(Duration.ofMillis(100));

            mall.prepay(mall.order(LIU, number, 100));

            assertThat(SHOP.heard("/paid")).hasSize(1);
            assertThat(mall.find(number).getTradeState()).isEqualTo(TradeStateEnum.SUCCESS);
        }

        @Test
        void canLetTheShopperPayJustBeforeTheOrderIsClosed() {
            mall.prepay(mall.order(LIU, number, 100));
            CONTROL.faults().where(number).paidBeforeClosed();

            PaymentTests.assertRefused(() -> mall.close(number), 400, "ORDERPAID");
        }

        @Test
        void canLetTheShopperPayWhatIsClosed() {
            mall.prepay(mall.order(LIU, number, 100));
            mall.close(number);

            CONTROL.cashier().payRegardless(number);

            assertThat(mall.find(number).getTradeState()).isEqualTo(TradeStateEnum.SUCCESS);
        }
    }

    @Nested
    class ASignature {

        @Test
        void canBeMissing() {
            CONTROL.faults().unsignedAnswers();

            assertThat(certificates().header("Wechatpay-Signature")).isEmpty();
        }

        @Test
        void canBeAnothers() {
            CONTROL.faults().wronglySignedAnswers();
            assertThat(GateTests.isSignedBy(GateTests.certificate(), certificates()))
                    .isFalse();

            CONTROL.faults().wronglySignedAnswers();
            assertThatThrownBy(() -> mall.prepay(mall.order(LIU, number, 100))).isInstanceOf(ValidationException.class);
        }

        @Test
        void canBeOfAnUnknownKey() {
            CONTROL.faults().on(new Fault.UnknownSerial());

            assertThat(certificates().header("Wechatpay-Serial"))
                    .isNotEqualTo(WECHAT.credentials().platformSerial());
        }

        @Test
        void canBeAProbe() {
            CONTROL.faults().probesAnswers();

            assertThat(certificates().header("Wechatpay-Signature")).startsWith("WECHATPAY/SIGNTEST/");
        }

        @Test
        void canBeOfAnotherTime() {
            CONTROL.faults().clockSkew(Duration.ofMinutes(-10));

            var seconds = Long.parseLong(certificates().header("Wechatpay-Timestamp"));

            assertThat(Instant.ofEpochSecond(seconds)).isBefore(Instant.now().minusSeconds(590));
        }

        private Answer certificates() {
            return wire.pay("GET", "/v3/certificates", "");
        }
    }

    @Nested
    class TheMiniProgramApi {

        @Test
        void canBeBusy() {
            CONTROL.faults().where("/sns/*").busyMiniProgramApi();

            assertThat(wire.get("/sns/jscode2session?appid=x").errcode()).isEqualTo(-1);
            assertThat(wire.get("/sns/jscode2session?appid=x").errcode()).isNotEqualTo(-1);
        }

        @Test
        void canBeDown() {
            CONTROL.faults().where("/sns/*").untilOff().badGateways();

            assertThat(wire.get("/sns/jscode2session?appid=x").status()).isEqualTo(502);
            assertThat(wire.get("/sns/jscode2session?appid=x").status()).isEqualTo(502);
        }

        @Test
        void canForgetItsTokens() {
            var token = wire.accessToken();

            CONTROL.accessTokens().revokeAll();

            assertThat(wire.post("/wxa/msg_sec_check?access_token=" + token, "{}")
                            .errcode())
                    .isEqualTo(40001);
        }
    }
}
