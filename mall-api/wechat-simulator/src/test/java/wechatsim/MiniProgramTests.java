package wechatsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The Mini Program server API on the bare wire.
class MiniProgramTests extends SimulatorTest {

    final String appid = WECHAT.credentials().appid();

    @Nested
    class PhoneNumbers {

        @Test
        void comeFromTheButtonsCodeOnce() {
            var code = LIU.phoneCode();

            var found = wire.miniProgram("/wxa/business/getuserphonenumber", "{'code': '%s'}", code)
                    .json();

            assertThat(found.path("phone_info").path("purePhoneNumber").asString())
                    .isEqualTo(LIU.phone());
            assertThat(found.path("phone_info").path("watermark").path("appid").asString())
                    .isEqualTo(appid);
            assertThat(wire.miniProgram("/wxa/business/getuserphonenumber", "{'code': '%s'}", code)
                            .errcode())
                    .isEqualTo(40163);
        }

        @Test
        void doNotComeFromALoginCode() {
            assertThat(wire.miniProgram("/wxa/business/getuserphonenumber", "{'code': '%s'}", LIU.loginCode())
                            .errcode())
                    .isEqualTo(40029);
            assertThat(wire.miniProgram("/wxa/business/getuserphonenumber", "{'code': 12}")
                            .errcode())
                    .isEqualTo(47001);
        }
    }

    @Nested
    class Codes {

        @Test
        void arePicturesThatSayWhereTheyLead() throws Exception {
            var picture = wire.miniProgram(
                    "/wxa/getwxacodeunlimit", "{'scene': 'g=Xy_7~1', 'page': 'pages/goods/goods', 'width': 300}");

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
            assertThat(wire.miniProgram("/wxa/getwxacodeunlimit", "%s", request).errcode())
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

            assertThat(wire.miniProgram(PATH, GOOD, LIU.openid(), template).errcode())
                    .isZero();
            assertThat(wire.miniProgram(PATH, GOOD, LIU.openid(), template).errcode())
                    .isEqualTo(43101);
            assertThat(CONTROL.messages().getLast().values()).containsEntry("thing1", "茉莉花茶");
        }

        @Test
        void areNotAllowedForAnotherTemplateOrByAnother() {
            LIU.allowsMessages(template, 1);

            assertThat(wire.miniProgram(PATH, GOOD, LIU.openid(), "other").errcode())
                    .isEqualTo(43101);
            assertThat(wire.miniProgram(PATH, GOOD, WANG.openid(), template).errcode())
                    .isEqualTo(43101);
            assertThat(wire.miniProgram(PATH, GOOD, "oSomebodyElse", template).errcode())
                    .isEqualTo(40003);
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

            assertThat(wire.miniProgram(
                                    PATH,
                                    "{'touser': '%s', 'template_id': '%s', 'data': {%s}}",
                                    LIU.openid(),
                                    template,
                                    field)
                            .errcode())
                    .isEqualTo(errcode);
            assertThat(wire.miniProgram(PATH, GOOD, LIU.openid(), template).errcode())
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

            assertThat(wire.miniProgram(
                                    PATH,
                                    "{'touser': '%s', 'template_id': '%s', 'lang': 'zh_CN', 'data': {%s}}",
                                    LIU.openid(),
                                    template,
                                    field)
                            .errcode())
                    .isZero();
        }
    }

    @Nested
    class TextChecks {

        static final String PATH = "/wxa/msg_sec_check";
        static final String TEXT = "{'version': 2, 'scene': 2, 'openid': '%s', 'content': '%s'}";

        @ParameterizedTest
        @CsvSource({"这茶很香, pass, 100", "加微信领红包, risky, 10001", "全网最便宜, review, 10001"})
        void judgeByWords(String text, String suggest, int label) {
            login(LIU);

            var checked = wire.miniProgram(PATH, TEXT, LIU.openid(), text).json();

            assertThat(checked.path("errcode").asInt()).isZero();
            assertThat(checked.path("result").path("suggest").asString()).isEqualTo(suggest);
            assertThat(checked.path("result").path("label").asInt()).isEqualTo(label);
            assertThat(checked.path("trace_id").asString()).isNotEmpty();
        }

        @Test
        void areOnlyForWhoWasHereLately() {
            login(LIU);
            CONTROL.advanceClock(Duration.ofHours(2));

            assertThat(wire.miniProgram(PATH, TEXT, LIU.openid(), "好").errcode())
                    .isEqualTo(61010);
        }

        @Test
        void areOfVersionTwoAndAKnownScene() {
            assertThat(wire.miniProgram(PATH, "{'version': '2', 'scene': 2, 'openid': 'o', 'content': 'x'}")
                            .errcode())
                    .isEqualTo(47001);
            assertThat(wire.miniProgram(PATH, "{'version': 2, 'scene': 9, 'openid': 'o', 'content': 'x'}")
                            .errcode())
                    .isEqualTo(40129);
            assertThat(wire.miniProgram(PATH, "{'content': 'x'}").errcode()).isEqualTo(47001);
            assertThat(wire.miniProgram(PATH, "not json").errcode()).isEqualTo(47001);
        }
    }

    @Test
    void aShopperKeepsHisOpenidOverRestartsAndAStrangerHasNone() {
        assertThat(CONTROL.shopper("刘小雨").openid()).isEqualTo(LIU.openid()).hasSize(28);
        assertThat(CONTROL.people().find(LIU.openid())).isPresent();
        assertThat(CONTROL.people().find("o" + "A".repeat(27))).isEmpty();
    }

    private void login(Shopper shopper) {
        wire.login(shopper.loginCode());
    }
}
