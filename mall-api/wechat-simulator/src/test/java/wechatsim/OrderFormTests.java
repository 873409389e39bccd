package wechatsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an order must look like.
class OrderFormTests extends SimulatorTest {

    static final String JSAPI = "/v3/pay/transactions/jsapi";

    final String number = newNumber();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'description': 'Tea', | | PARAM_ERROR",
                "'description': 'Tea' | 'description': 5 | PARAM_ERROR",
                "'total': 100 | 'total': '100' | PARAM_ERROR",
                "'total': 100 | 'total': 1.5 | PARAM_ERROR",
                "'total': 100 | 'total': 0 | PARAM_ERROR",
                "'CNY' | 'USD' | PARAM_ERROR",
                "http://shop/n | http://shop/n?a=b | PARAM_ERROR",
                "'payer' | 'payor' | PARAM_ERROR",
                "} | ] | PARAM_ERROR",
                "'description' | 'time_expire': 'tomorrow', 'description' | PARAM_ERROR",
                "'openid': ' | 'openid': 'x | OPENID_MISMATCH",
                "'appid': ' | 'appid': 'x | APPID_MCHID_NOT_MATCH",
                "'mchid': ' | 'mchid': 'x | PARAM_ERROR"
            })
    void isRefusedWhenSomethingIsWrong(String right, String wrong, String code) {
        var body = order("").replace(right, wrong == null ? "" : wrong).replace('\'', '"');

        var answer = wire.pay("POST", JSAPI, body);

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(GateTests.isSignedBy(GateTests.certificate(), answer)).isTrue();
    }

    @Test
    void hasANumberOfTheRightForm() {
        for (var wrong : new String[] {"short", "has space in it", "x".repeat(33), "中文中文中文"}) {
            var body = order("").replace(number, wrong).replace('\'', '"');
            assertThat(wire.pay("POST", JSAPI, body).code()).isEqualTo("PARAM_ERROR");
        }
    }

    @Test
    void cannotBePaidAfterItsTime() {
        var inAMinute = "'time_expire': '%s',".formatted(CONTROL.time().plusSeconds(90));
        assertThat(wire.pay("POST", JSAPI, order(inAMinute).replace('\'', '"')).status())
                .isEqualTo(200);

        CONTROL.advanceClock(Duration.ofSeconds(91));

        assertThatThrownBy(() -> CONTROL.cashier().pay(number)).hasMessageContaining("过期");
        assertThat(wire.pay("GET", query(), "").json().path("trade_state").asString())
                .as("expired is not closed")
                .isEqualTo("NOTPAY");
    }

    private String order(String more) {
        return """
                {'appid': '%s', 'mchid': '%s', 'description': 'Tea', %s 'out_trade_no': '%s',
                 'notify_url': 'http://shop/n', 'amount': {'total': 100, 'currency': 'CNY'},
                 'payer': {'openid': '%s'}}
                """.formatted(WECHAT.credentials().appid(), WECHAT.credentials().mchid(), more, number, LIU.openid());
    }

    private String query() {
        return "/v3/pay/transactions/out-trade-no/%s?mchid=%s"
                .formatted(number, WECHAT.credentials().mchid());
    }
}
