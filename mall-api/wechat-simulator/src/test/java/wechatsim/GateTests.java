package wechatsim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wechatsim.WireClient.Answer;
import wechatsim.crypto.PlatformKeys.Kind;
import wechatsim.crypto.Rsa;

/// Who gets in to WeChat Pay, and how every answer is signed.
class GateTests extends SimulatorTest {

    static final String JSAPI = "/v3/pay/transactions/jsapi";

    final String number = newNumber();
    final String query = "/v3/pay/transactions/out-trade-no/%s?mchid=%s"
            .formatted(number, WECHAT.credentials().mchid());

    @Nested
    class ARequest {

        @Test
        void comesInThroughTheProxyWithItsSignature() {
            var answer = wire.pay("GET", query, "");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("ORDER_NOT_EXIST");
            assertThat(answer.header("Request-ID")).isNotEmpty();
        }

        @Test
        void isSignedAsItWasSentEscapesIncluded() {
            var path = "/v3/pay/transactions/out-trade-no/%2A%7Cabc%2D1?mchid="
                    + WECHAT.credentials().mchid();

            assertThat(wire.pay("GET", path, "").code()).isEqualTo("ORDER_NOT_EXIST");
        }

        @Test
        void isRefusedWithTheSignatureOfAnother() {
            assertSignError(wire.sign("GET", "/v3/certificates", "", Duration.ZERO));
            assertSignError(wire.sign("POST", query, "", Duration.ZERO));
            assertSignError(wire.sign("GET", query, "{}", Duration.ZERO));
        }

        @Test
        void isRefusedMoreThanFiveMinutesAfterOrBefore() {
            assertSignError(wire.sign("GET", query, "", Duration.ofSeconds(-305)));
            assertSignError(wire.sign("GET", query, "", Duration.ofSeconds(305)));
            var late = wire.sign("GET", query, "", Duration.ofSeconds(-290));
            assertThat(wire.pay("GET", query, "", late, Map.of()).code()).isEqualTo("ORDER_NOT_EXIST");
        }

        @ParameterizedTest
        @CsvSource({
            "mchid=\"1, mchid=\"9",
            "serial_no=\"5, serial_no=\"6",
            "WECHATPAY2-SHA256-RSA2048, WECHATPAY2-SM2",
            "nonce_str=, nonce=",
            "timestamp=\", timestamp=\"x",
            "signature=\", signature=\"?"
        })
        void isRefusedWithABrokenHeader(String right, String wrong) {
            assertSignError(wire.sign("GET", query, "", Duration.ZERO).replace(right, wrong));
        }

        @Test
        void saysThatItSpeaksJson() {
            var signed = wire.sign("POST", JSAPI, "{}", Duration.ZERO);

            assertThat(wire.pay("POST", JSAPI, "{}", signed, Map.of("Content-Type", "text/plain"))
                            .status())
                    .isEqualTo(415);
            assertThat(wire.pay("POST", JSAPI, "{}", signed, Map.of("Accept", "text/html"))
                            .status())
                    .isEqualTo(406);
        }

        private void assertSignError(String authorization) {
            var answer = wire.pay("GET", query, "", authorization, Map.of());

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("SIGN_ERROR");
            assertThat(answer.header("Wechatpay-Signature")).isEmpty();
        }
    }

    @Nested
    class AnAnswer {

        @Test
        void isSignedWithThePlatformCertificateUnlessAskedOtherwise() {
            var answer = wire.pay("GET", query, "");

            assertThat(answer.header("Wechatpay-Serial"))
                    .isEqualTo(WECHAT.credentials().platformSerial());
            assertThat(isSignedBy(certificate(), answer)).isTrue();
        }

        @Test
        void isSignedWithThePublicKeyThatTheRequestNames() {
            var id = WECHAT.credentials().publicKeyId();
            var signed = wire.sign("GET", query, "", Duration.ZERO);

            var answer = wire.pay("GET", query, "", signed, Map.of("Wechatpay-Serial", id));

            assertThat(answer.header("Wechatpay-Serial")).isEqualTo(id);
            assertThat(isSignedBy(CONTROL.keys().current(Kind.PUBLIC_KEY).publicKey(), answer))
                    .isTrue();
        }

        @Test
        void isSignedEvenWhenItIsEmpty() {
            mall.prepay(mall.order(LIU, number, 100));
            var body = "{\"mchid\": \"%s\"}".formatted(WECHAT.credentials().mchid());

            var answer = wire.pay("POST", "/v3/pay/transactions/out-trade-no/%s/close".formatted(number), body);

            assertThat(answer.status()).isEqualTo(204);
            assertThat(isSignedBy(certificate(), answer)).isTrue();
        }

        @Test
        void isSignedEvenWhenItSaysNo() {
            var answer = wire.pay("GET", query, "");

            assertThat(answer.code()).isEqualTo("ORDER_NOT_EXIST");
            assertThat(isSignedBy(certificate(), answer)).isTrue();
        }

        @Test
        void isSignedEvenWhenThereIsNoSuchThing() {
            var answer = wire.pay("GET", "/v3/no/such/path", "");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("NOT_FOUND");
            assertThat(isSignedBy(certificate(), answer)).isTrue();
        }
    }

    @Nested
    class PlatformCertificates {

        @Test
        void areFetchedByTheSdkItself() {
            var certified = MallSdk.withCertificates(WECHAT);

            certified.sell(LIU, number, 100);

            assertThat(certified.find(number).getTransactionId()).isNotEmpty();
        }

        @Test
        void changeWithAnOverlap() {
            var old = WECHAT.credentials().platformSerial();
            var announced = CONTROL.keys().announce(Kind.CERTIFICATE);
            assertThat(serials()).containsExactly(old, announced.serial());
            assertThat(wire.pay("GET", query, "").header("Wechatpay-Serial")).isEqualTo(old);

            CONTROL.keys().switchToNewest(Kind.CERTIFICATE);
            assertThat(wire.pay("GET", query, "").header("Wechatpay-Serial")).isEqualTo(announced.serial());
            assertThat(serials()).containsExactly(old, announced.serial());

            CONTROL.keys().retireOthers(Kind.CERTIFICATE);
            assertThat(serials()).containsExactly(announced.serial());
        }

        @Test
        void mayStandInTheListAfterTheirEnd() {
            var expired = CONTROL.keys().announceExpiredCertificate();

            assertThat(serials()).contains(expired.serial());
            assertThat(expired.validity().until()).isBefore(Instant.now());
            CONTROL.keys().retireOthers(Kind.CERTIFICATE);
        }

        @Test
        void doNotExistForAMerchantOfToday() {
            try (var modern = WechatSimulator.start(Options.onAnyPort().withoutCertificates())) {
                var answer = new WireClient(modern).pay("GET", "/v3/certificates", "");

                assertThat(answer.code()).isEqualTo("RESOURCE_NOT_EXISTS");
                assertThat(answer.header("Wechatpay-Serial"))
                        .isEqualTo(modern.credentials().publicKeyId());
            }
        }

        private List<String> serials() {
            var list = wire.pay("GET", "/v3/certificates", "").json().path("data");
            return list.valueStream()
                    .map(entry -> entry.path("serial_no").asString())
                    .toList();
        }
    }

    static boolean isSignedBy(PublicKey key, Answer answer) {
        var seconds = Long.parseLong(answer.header("Wechatpay-Timestamp"));
        assertThat(Instant.ofEpochSecond(seconds))
                .isBetween(Instant.now().minusSeconds(5), Instant.now().plusSeconds(5));
        var text = "%d\n%s\n%s\n".formatted(seconds, answer.header("Wechatpay-Nonce"), answer.text());
        return Rsa.verifies(key, text, answer.header("Wechatpay-Signature"));
    }

    static PublicKey certificate() {
        try {
            var pem = new ByteArrayInputStream(
                    WECHAT.credentials().platformCertificate().getBytes(UTF_8));
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(pem)
                    .getPublicKey();
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
