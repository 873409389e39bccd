package wechatsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import org.junit.jupiter.api.Test;
import wechatsim.kernel.SimulatorSettings.PushFormat;

/// Pushed messages, decrypted by the SDK that the mall uses.
class PushTests extends SimulatorTest {

    @Test
    void areUnderstoodAsJson() {
        CONTROL.push().event("trade_manage_remind_shipping", LIU.openid(), Map.of("msg", "请发货", "pay_time", 5));

        await().untilAsserted(() -> assertThat(SHOP.heard("/push")).isNotEmpty());
        var heard = SHOP.heard("/push").getLast();
        var query = query(heard);
        var encrypted = WireClient.JSON.readTree(heard.body()).path("Encrypt").asString();
        var plain = crypt().decryptContent(
                        query.get("msg_signature"), query.get("timestamp"), query.get("nonce"), encrypted);
        var message = WireClient.JSON.readTree(plain);
        assertThat(message.path("Event").asString()).isEqualTo("trade_manage_remind_shipping");
        assertThat(message.path("msg").asString()).isEqualTo("请发货");
        assertThat(message.path("pay_time").isNumber()).isTrue();
    }

    @Test
    void areUnderstoodAsXml() {
        var options = Options.onAnyPort().pushTo(SHOP.url("/xml"), PushFormat.XML);
        try (var wechat = WechatSimulator.start(options)) {
            wechat.control().push().event("trade_manage_remind_access_api", null, Map.of("msg", "a]]>b"));

            await().untilAsserted(() -> assertThat(SHOP.heard("/xml")).hasSize(1));
            var heard = SHOP.heard("/xml").getFirst();
            var query = query(heard);
            var message = WxMaMessage.fromEncryptedXml(
                    heard.body(),
                    WxJavaMiniProgramTests.config(wechat),
                    query.get("timestamp"),
                    query.get("nonce"),
                    query.get("msg_signature"));
            assertThat(message.getEvent()).isEqualTo("trade_manage_remind_access_api");
        }
    }

    @Test
    void areRepeatedUntilTheMallSaysSuccess() {
        SHOP.answers(200, "what?");
        CONTROL.push().event("repeated", null, Map.of());
        await().untilAsserted(() -> assertThat(tries("repeated")).isEqualTo(1));
        SHOP.answers(200, "success");

        CONTROL.advanceClock(Duration.ofSeconds(5));

        await().untilAsserted(() -> assertThat(tries("repeated")).isEqualTo(2));
        CONTROL.advanceClock(Duration.ofSeconds(30));
        assertThat(tries("repeated")).isEqualTo(2);
    }

    private int tries(String event) {
        return CONTROL.push().list().stream()
                .filter(pushed -> pushed.event().equals(event))
                .findFirst()
                .orElseThrow()
                .statuses()
                .size();
    }

    private WxCryptUtil crypt() {
        var credentials = WECHAT.credentials();
        return new WxCryptUtil(credentials.pushToken(), credentials.encodingAesKey(), credentials.appid());
    }

    private Map<String, String> query(ListeningShop.Heard heard) {
        var values = new HashMap<String, String>();
        for (var pair : heard.uri().getQuery().split("&", -1)) {
            values.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return values;
    }
}
