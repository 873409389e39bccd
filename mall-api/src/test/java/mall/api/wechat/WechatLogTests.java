package mall.api.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import mall.member.members.JoinSource;
import mall.member.members.MemberSessions;
import mall.member.members.Phones;
import mall.testing.http.LoudLogs;
import mall.testing.wechat.MallWithWechat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import wechatsim.exchange.Exchange;
import wechatsim.exchange.Exchange.From;
import wechatsim.faults.Forgery;

/// Whoever reads the log learns that WeChat was asked and that somebody forged its name, and not who
/// paid, what for, or what was said.
@MallWithWechat
@ExtendWith({OutputCaptureExtension.class, LoudLogs.class})
class WechatLogTests extends WechatTests {

    @Autowired
    MemberSessions sessions;

    @Autowired
    Phones phones;

    @Test
    void holdNothingOfALoginOrAPayment(CapturedOutput output) {
        var tokens = sessions.login(shopper().loginCode(), JoinSource.UNKNOWN);
        phones.bind(
                sessions.authenticate(tokens.access()).orElseThrow().id(),
                shopper().phoneCode());
        paid();

        assertThat(output.getAll())
                .doesNotContain(shopper().openid(), shopper().phone(), tokens.access(), tokens.refresh(), "明前西湖龙井");
    }

    @Test
    void holdNothingThatStrangersSayInTheNameOfWechat(CapturedOutput output) {
        wechat.exchanges().clear();
        var parameters = start();
        var number = parameters.payment().outTradeNo();
        for (var forgery : new Forgery[] {Forgery.BAD_SIGNATURE, Forgery.TAMPERED_BODY, Forgery.TAMPERED_CIPHERTEXT}) {
            wechat.faults().where(number).forgesNotices(forgery);
        }

        till.pay(parameters);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(answers(number)).endsWith(204).contains(401));

        assertThat(output.getAll())
                .contains("not believed")
                .doesNotContain(shopper().openid());
        assertThat(wechat.exchanges().list())
                .filteredOn(exchange -> exchange.from() == From.WECHAT
                        && !exchange.requestBody().isEmpty())
                .extracting(Exchange::requestBody)
                .isNotEmpty()
                .allSatisfy(body -> assertThat(output.getAll()).doesNotContain(body, ciphertext(body)));
    }

    private static String ciphertext(String body) {
        var begin = body.indexOf("ciphertext");
        return begin < 0 ? body : body.substring(begin + 13, begin + 53);
    }
}
