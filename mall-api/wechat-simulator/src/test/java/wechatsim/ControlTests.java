package wechatsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import wechatsim.pay.PaymentParameters;

/// The controls over HTTP, and what is kept between two starts.
class ControlTests extends SimulatorTest {

    final String number = newNumber();

    @Test
    void showsThePageToPeople() {
        var page = wire.get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text()).contains("<script type=\"module\"").doesNotContain("https://");
    }

    @Test
    void handsOutTheCredentials() {
        var credentials = wire.get("/_control/credentials").json();

        assertThat(credentials.path("appid").asString())
                .isEqualTo(WECHAT.credentials().appid());
        assertThat(credentials.path("merchant_private_key").asString()).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(credentials.path("api_v3_key").asString()).hasSize(32);
    }

    @Test
    void playsAShopper() {
        var shopper = wire.post("/_control/people", "{\"nickname\": \"新客\", \"phone\": \"13800138000\"}")
                .json();
        var openid = shopper.path("openid").asString();
        assertThat(shopper.path("phone").asString()).isEqualTo("13800138000");
        assertThat(wire.post("/_control/people/%s/login-codes".formatted(openid), "")
                        .json()
                        .path("code")
                        .asString())
                .isNotEmpty();

        var allowed =
                wire.post("/_control/people/%s/consents".formatted(openid), "{\"template\": \"paid\", \"times\": 2}");

        assertThat(allowed.json().path("consents").path("paid").asInt()).isEqualTo(2);
        assertThat(wire.get("/_control/people").json())
                .extracting(person -> person.path("nickname").asString())
                .contains("新客", "刘小雨");
    }

    @Test
    void paysWithTheParametersAsTheyAre() {
        var parameters = mall.prepay(mall.order(LIU, number, 100));

        var refused = wire.post("/_control/pay", json(parameters).replace(parameters.paySign(), "AAAA"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("error").asString()).contains("requestPayment:fail");

        var paid = wire.post("/_control/pay", json(parameters));

        assertThat(paid.json().path("transaction_id").asString()).startsWith("4200");
        assertThat(entry().path("state").asString()).isEqualTo("SUCCESS");
        assertThat(wire.get("/_control/exchanges").text()).contains(number);
        await().untilAsserted(
                        () -> assertThat(wire.get("/_control/notices").text()).contains(number, "DELIVERED"));
    }

    @Test
    void paysByNumberAndSettlesRefunds() {
        mall.prepay(mall.order(LIU, number, 100));
        wire.post("/_control/payments/%s/pay".formatted(number), "");
        fault("{\"fault\": {\"fault\": \"refund-ends\", \"end\": \"PROCESSING\"}, \"where\": \"%s\"}"
                .formatted(number));
        mall.refund(mall.refundOf(number, number, 40, 100));

        wire.post("/_control/refunds/%s/settle?end=ABNORMAL".formatted(number), "");

        assertThat(entry().path("refunds").get(0).path("status").asString()).isEqualTo("ABNORMAL");
        assertThat(entry().path("refunded").asInt()).isEqualTo(40);
    }

    @Nested
    class Switches {

        @Test
        void breakThingsAndAreListedAndTurnedOff() {
            var armed = fault("{\"fault\": {\"fault\": \"refuse\", \"status\": 500, \"code\": \"SYSTEM_ERROR\", "
                    + "\"message\": \"no\"}, \"where\": \"/v3/*\"}");
            assertThat(wire.pay("GET", "/v3/certificates", "").code()).isEqualTo("SYSTEM_ERROR");
            assertThat(wire.get("/_control/faults").json()).hasSize(1);

            wire.call("DELETE", "/_control/faults/" + armed.path("id").asInt(), "");

            assertThat(wire.pay("GET", "/v3/certificates", "").status()).isEqualTo(200);
        }

        @Test
        void takeTimesAndDurations() {
            var armed = fault("{\"fault\": {\"fault\": \"delay\", \"by\": \"PT0.01S\"}, \"times\": 3}");

            assertThat(armed.path("left").asInt()).isEqualTo(3);
            assertThat(armed.path("where").asString()).isEqualTo("*");
        }

        @Test
        void areRefusedWhenTheyMakeNoSense() {
            assertThat(wire.post("/_control/faults", "{\"fault\": {\"fault\": \"nothing\"}}")
                            .status())
                    .isEqualTo(400);
            assertThat(wire.post("/_control/faults", "{}").status()).isEqualTo(400);
        }
    }

    @Test
    void movesTheClock() {
        var before = CONTROL.time();

        wire.post("/_control/clock", "{\"by\": \"PT1H\"}");

        assertThat(CONTROL.time()).isAfterOrEqualTo(before.plusSeconds(3600));
        assertThat(wire.post("/_control/clock", "{\"by\": \"-PT1H\"}").status()).isEqualTo(400);
    }

    @Test
    void keepsTheKeysInAFolder(@TempDir Path folder) {
        var options = Options.onAnyPort().keysIn(folder.resolve("keys"));
        String openid;
        String merchantKey;
        try (var first = WechatSimulator.start(options)) {
            openid = first.control().shopper("刘小雨").openid();
            merchantKey = first.credentials().merchantPrivateKey();
        }

        try (var second = WechatSimulator.start(options)) {
            assertThat(second.credentials().merchantPrivateKey()).isEqualTo(merchantKey);
            assertThat(second.control().shopper("刘小雨").openid()).isEqualTo(openid);
            assertThat(new WireClient(second).pay("GET", "/v3/certificates", "").status())
                    .isEqualTo(200);
        }
        assertThat(Files.exists(folder.resolve("keys/wechatpay-public-key.pem")))
                .isTrue();
    }

    private JsonNode fault(String json) {
        return wire.post("/_control/faults", json).json();
    }

    private JsonNode entry() {
        return wire.get("/_control/ledger")
                .json()
                .path("payments")
                .valueStream()
                .filter(payment -> payment.path("out_trade_no").asString().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static String json(PaymentParameters parameters) {
        return WireClient.JSON.writeValueAsString(parameters);
    }
}
