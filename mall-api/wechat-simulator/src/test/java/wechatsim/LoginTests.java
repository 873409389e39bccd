package wechatsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wechatsim.WireClient.Answer;

/// Who is let in to the Mini Program API: shoppers by their codes, the mall by its tokens.
class LoginTests extends SimulatorTest {

    final String appid = WECHAT.credentials().appid();
    final String secret = WECHAT.credentials().appSecret();

    @Nested
    class Login {

        @Test
        void turnsACodeIntoAShopperAndASession() {
            var session = wire.login(LIU.loginCode());

            assertThat(session.header("Content-Type")).startsWith("text/plain");
            assertThat(session.json().path("openid").asString()).isEqualTo(LIU.openid());
            assertThat(session.json().path("session_key").asString()).hasSize(24);
            assertThat(session.json().has("errcode")).isFalse();
        }

        @Test
        void takesACodeOnce() {
            var code = LIU.loginCode();
            wire.login(code);

            assertThat(wire.login(code).errcode()).isEqualTo(40163);
        }

        @Test
        void takesACodeWithinFiveMinutes() {
            var code = LIU.loginCode();
            CONTROL.advanceClock(Duration.ofMinutes(5));

            assertThat(wire.login(code).errcode()).isEqualTo(40029);
            assertThat(wire.login("made-up").errcode()).isEqualTo(40029);
        }

        @ParameterizedTest
        @CsvSource({
            "appid=wrong&secret=S&js_code=c&grant_type=authorization_code, 40013",
            "appid=A&secret=wrong&js_code=c&grant_type=authorization_code, 40125",
            "appid=A&secret=S&grant_type=authorization_code, 41008",
            "appid=A&secret=S&js_code=c, 40002"
        })
        void wantsToKnowWhoAsks(String query, int errcode) {
            var filled = query.replace("appid=A", "appid=" + appid).replace("secret=S", "secret=" + secret);

            assertThat(wire.get("/sns/jscode2session?" + filled).errcode()).isEqualTo(errcode);
        }

        @Test
        void checksASessionByItsKeyAsText() throws Exception {
            var first = wire.login(WANG.loginCode()).json().path("session_key").asString();
            assertThat(check(WANG, first).errcode()).isZero();

            wire.login(WANG.loginCode());

            assertThat(check(WANG, first).errcode()).isEqualTo(87009);
        }

        private Answer check(Shopper shopper, String sessionKey) throws Exception {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(sessionKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var signature = HexFormat.of().formatHex(mac.doFinal(new byte[0]));
            return wire.get("/wxa/checksession?access_token=%s&openid=%s&signature=%s&sig_method=hmac_sha256"
                    .formatted(wire.accessToken(), shopper.openid(), signature));
        }
    }

    @Nested
    class Tokens {

        @Test
        void areTheSameUntilFiveMinutesBeforeTheirEnd() {
            CONTROL.accessTokens().revokeAll();
            var first = wire.accessToken();
            assertThat(wire.accessToken()).isEqualTo(first);

            CONTROL.advanceClock(Duration.ofMinutes(116));
            var second = wire.accessToken();

            assertThat(second).isNotEqualTo(first);
            assertThat(deliveries(first)).as("both work for a while").isZero();
            CONTROL.advanceClock(Duration.ofMinutes(5));
            assertThat(deliveries(first)).isEqualTo(42001);
            assertThat(deliveries(second)).isZero();
        }

        @Test
        void areReplacedByForce() {
            var first = wire.accessToken();
            CONTROL.advanceClock(Duration.ofSeconds(31));

            var forced =
                    wire.post("/cgi-bin/stable_token", forcedTokenRequest()).json();

            assertThat(deliveries(first)).isEqualTo(40001);
            assertThat(deliveries(forced.path("access_token").asString())).isZero();
            assertThat(wire.post("/cgi-bin/stable_token", forcedTokenRequest()).errcode())
                    .isEqualTo(45011);
        }

        @Test
        void ofTheOldCallEndEachOther() {
            var path = "/cgi-bin/token?grant_type=client_credential&appid=%s&secret=%s".formatted(appid, secret);
            var first = wire.get(path).json().path("access_token").asString();
            var second = wire.get(path).json().path("access_token").asString();

            assertThat(deliveries(first)).isEqualTo(40001);
            assertThat(deliveries(second)).isZero();
        }

        @Test
        void areAskedForByEveryCall() {
            assertThat(wire.post("/wxa/msg_sec_check", "{}").errcode()).isEqualTo(41001);
            assertThat(wire.post("/wxa/no_such_call?access_token=" + wire.accessToken(), "{}")
                            .errcode())
                    .isEqualTo(40066);
        }
    }

    private int deliveries(String token) {
        return wire.post("/cgi-bin/express/delivery/open_msg/get_delivery_list?access_token=" + token, "{}")
                .errcode();
    }

    private String forcedTokenRequest() {
        return "{\"grant_type\": \"client_credential\", \"appid\": \"%s\", \"secret\": \"%s\", \"force_refresh\": true}"
                .formatted(appid, secret);
    }
}
