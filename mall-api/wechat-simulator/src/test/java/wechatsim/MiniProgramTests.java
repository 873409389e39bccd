package wechatsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wechatsim.WireClient.Answer;

/// The Mini Program server API on the bare wire.
class MiniProgramTests extends SimulatorTest {

    final String appid = WECHAT.credentials().appid();
    final String secret = WECHAT.credentials().appSecret();

    @Nested
    class Login {

        @Test
        void turnsACodeIntoAShopperAndASession() {
            var session = login(LIU.loginCode());

            assertThat(session.header("Content-Type")).startsWith("text/plain");
            assertThat(session.json().path("openid").asString()).isEqualTo(LIU.openid());
            assertThat(session.json().path("session_key").asString()).hasSize(24);
            assertThat(session.json().has("errcode")).isFalse();
        }

        @Test
        void takesACodeOnce() {
            var code = LIU.loginCode();
            login(code);

            assertThat(login(code).errcode()).isEqualTo(40163);
        }

        @Test
        void takesACodeWithinFiveMinutes() {
            var code = LIU.loginCode();
            CONTROL.advanceClock(Duration.ofMinutes(5));

            assertThat(login(code).errcode()).isEqualTo(40029);
            assertThat(login("made-up").errcode()).isEqualTo(40029);
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
            var first = login(WANG.loginCode()).json().path("session_key").asString();
            assertThat(check(WANG, first).errcode()).isZero();

            login(WANG.loginCode());

            assertThat(check(WANG, first).errcode()).isEqualTo(87009);
        }

        private Answer check(Shopper shopper, String sessionKey) throws Exception {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(sessionKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var signature = HexFormat.of().formatHex(mac.doFinal(new byte[0]));
            return wire.get("/wxa/checksession?access_token=%s&openid=%s&signature=%s&sig_method=hmac_sha256"
                    .formatted(token(), shopper.openid(), signature));
        }
    }

    @Nested
    class Tokens {

        @Test
        void areTheSameUntilFiveMinutesBeforeTheirEnd() {
            CONTROL.accessTokens().revokeAll();
            var first = token();
            assertThat(token()).isEqualTo(first);

            CONTROL.advanceClock(Duration.ofMinutes(116));
            var second = token();

            assertThat(second).isNotEqualTo(first);
            assertThat(deliveries(first)).as("both work for a while").isZero();
            CONTROL.advanceClock(Duration.ofMinutes(5));
            assertThat(deliveries(first)).isEqualTo(42001);
            assertThat(deliveries(second)).isZero();
        }

        @Test
        void areReplacedByForce() {
            var first = token();
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
            assertThat(wire.post("/wxa/no_such_call?access_token=" + token(), "{}")
                            .errcode())
                    .isEqualTo(40066);
        }
    }

    @Nested
    class PhoneNumbers {

        @Test
        void comeFromTheButtonsCodeOnce() {
            var code = LIU.phoneCode();

            var found = call("/wxa/business/getuserphonenumber", "{'code': '%s'}", code)
                    .json();

            assertThat(found.path("phone_info").path("purePhoneNumber").asString())
                    .isEqualTo(LIU.phone());
            assertThat(found.path("phone_info").path("watermark").path("appid").asString())
                    .isEqualTo(appid);
            assertThat(call("/wxa/business/getuserphonenumber", "{'code': '%s'}", code)
                            .errcode())
                    .isEqualTo(40163);
        }

        @Test
        void doNotComeFromALoginCode() {
            assertThat(call("/wxa/business/getuserphonenumber", "{'code': '%s'}", LIU.loginCode())
                            .errcode())
                    .isEqualTo(40029);
            assertThat(call("/wxa/business/getuserphonenumber", "{'code': 12}").errcode())
                    .isEqualTo(47001);
        }
    }

    @Nested
    class Codes {

        @Test
        void arePicturesThatSayWhereTheyLead() throws Exception {
            var picture =
                    call("/wxa/getwxacodeunlimit", "{'scene': 'g=Xy_7~1', 'page': 'pages/goods/goods', 'width': 300}");

            var image = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
            assertThat(picture.header("Content-Type")).isEqualTo("image/png");
            assertThat(image.getWidth()).isEqualTo(300);
            var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image)));
            assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo("pages/goods/goods?scene=g=Xy_7~1");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'scene': '123456789012345678901234567890123'} | 40169",
                    "{'scene': 'a%20b'} | 40169",
                    "{'scene': '茶'} | 40169",
                    "{} | 40169",
                    "{'scene': 7} | 47001",
                    "{'scene': 'a', 'page': '/pages/index'} | 41030",
                    "{'scene': 'a', 'page': 'pages/index?a=b'} | 41030",
                    "{'scene': 'a', 'width': 100} | 40097"
                },
                quoteCharacter = '`')
        void areRefusedInJson(String request, int errcode) {
            assertThat(call("/wxa/getwxacodeunlimit", request.replace("%", "%%"))
                            .errcode())
                    .isEqualTo(errcode);
        }
    }

    @Nested
    class SubscribeMessages {

        static final String PATH = "/cgi-bin/message/subscribe/send";
        static final String GOOD = "{'touser': '%s', 'template_id': '%s', 'data': {'thing1': {'value': '茉莉花茶'}}}";

        final String template = newNumber();

        @Test
        void reachWhoAllowedThemAndNoMore() {
            LIU.allowsMessages(template, 1);

            assertThat(call(PATH, GOOD, LIU.openid(), template).errcode()).isZero();
            assertThat(call(PATH, GOOD, LIU.openid(), template).errcode()).isEqualTo(43101);
            assertThat(CONTROL.messages().getLast().values()).containsEntry("thing1", "茉莉花茶");
        }

        @Test
        void areNotAllowedForAnotherTemplateOrByAnother() {
            LIU.allowsMessages(template, 1);

            assertThat(call(PATH, GOOD, LIU.openid(), "other").errcode()).isEqualTo(43101);
            assertThat(call(PATH, GOOD, WANG.openid(), template).errcode()).isEqualTo(43101);
            assertThat(call(PATH, GOOD, "oSomebodyElse", template).errcode()).isEqualTo(40003);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "'thing1': {'value': '一二三四五六七八九十一二三四五六七八九十一'} | 47003",
                    "'thing1': {'value': ''} | 47003",
                    "'phrase2': {'value': 'shipped'} | 47003",
                    "'amount3': {'value': '十元'} | 47003",
                    "'date4': {'value': 'tomorrow'} | 47003",
                    "'wrong': {'value': 'x'} | 47003",
                    "'thing1': 'plain text' | 47001",
                    "'thing1': {'value': 5} | 47001",
                    "'thing1': {} | 47001"
                })
        void keepTheRulesOfTheirFields(String field, int errcode) {
            LIU.allowsMessages(template, 1);

            var request = "{'touser': '%s', 'template_id': '%s', 'data': {" + field + "}}";

            assertThat(call(PATH, request, LIU.openid(), template).errcode()).isEqualTo(errcode);
            assertThat(call(PATH, GOOD, LIU.openid(), template).errcode())
                    .as("the consent is left")
                    .isZero();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'amount1': {'value': '¥12.30'}",
                    "'date2': {'value': '2026年11月21日 20:30'}",
                    "'time3': {'value': '20:30'}",
                    "'character_string4': {'value': 'SF1234567890'}",
                    "'phrase5': {'value': '已发货'}",
                    "'number6': {'value': '3'}"
                })
        void takeWhatFits(String field) {
            LIU.allowsMessages(template, 1);

            var request = "{'touser': '%s', 'template_id': '%s', 'lang': 'zh_CN', 'data': {" + field + "}}";

            assertThat(call(PATH, request, LIU.openid(), template).errcode()).isZero();
        }
    }

    @Nested
    class TextChecks {

        static final String PATH = "/wxa/msg_sec_check";
        static final String TEXT = "{'version': 2, 'scene': 2, 'openid': '%s', 'content': '%s'}";

        @ParameterizedTest
        @CsvSource({"这茶很香, pass, 100", "加微信领红包, risky, 10001", "全网最便宜, review, 10001"})
        void judgeByWords(String text, String suggest, int label) {
            login(LIU.loginCode());

            var checked = call(PATH, TEXT, LIU.openid(), text).json();

            assertThat(checked.path("errcode").asInt()).isZero();
            assertThat(checked.path("result").path("suggest").asString()).isEqualTo(suggest);
            assertThat(checked.path("result").path("label").asInt()).isEqualTo(label);
            assertThat(checked.path("trace_id").asString()).isNotEmpty();
        }

        @Test
        void areOnlyForWhoWasHereLately() {
            login(LIU.loginCode());
            CONTROL.advanceClock(Duration.ofHours(2));

            assertThat(call(PATH, TEXT, LIU.openid(), "好").errcode()).isEqualTo(61010);
        }

        @Test
        void areOfVersionTwoAndAKnownScene() {
            assertThat(call(PATH, "{'version': '2', 'scene': 2, 'openid': 'o', 'content': 'x'}")
                            .errcode())
                    .isEqualTo(47001);
            assertThat(call(PATH, "{'version': 2, 'scene': 9, 'openid': 'o', 'content': 'x'}")
                            .errcode())
                    .isEqualTo(40129);
            assertThat(call(PATH, "{'content': 'x'}").errcode()).isEqualTo(47001);
            assertThat(call(PATH, "not json").errcode()).isEqualTo(47001);
        }
    }

    @Test
    void aShopperKeepsHisOpenidOverRestartsAndAStrangerHasNone() {
        assertThat(CONTROL.shopper("刘小雨").openid()).isEqualTo(LIU.openid()).hasSize(28);
        assertThat(CONTROL.people().find(LIU.openid())).isPresent();
        assertThat(CONTROL.people().find("o" + "A".repeat(27))).isEmpty();
    }

    private Answer login(String code) {
        return wire.get("/sns/jscode2session?appid=%s&secret=%s&js_code=%s&grant_type=authorization_code"
                .formatted(appid, secret, code));
    }

    private int deliveries(String token) {
        return wire.post("/cgi-bin/express/delivery/open_msg/get_delivery_list?access_token=" + token, "{}")
                .errcode();
    }

    private String token() {
        return wire.accessToken();
    }

    private String forcedTokenRequest() {
        return "{\"grant_type\": \"client_credential\", \"appid\": \"%s\", \"secret\": \"%s\", \"force_refresh\": true}"
                .formatted(appid, secret);
    }

    /// Quotes are single in these tests, for the eye.
    private Answer call(String path, String json, Object... values) {
        return wire.post(
                path + "?access_token=" + token(), json.formatted(values).replace('\'', '"'));
    }
}
