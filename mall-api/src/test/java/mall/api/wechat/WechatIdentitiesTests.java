package mall.api.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import mall.api.wechat.WechatIdentities.WechatAway;
import mall.member.members.Identities;
import mall.member.members.Identities.LoginCodeRefused;
import mall.member.members.Identities.PhoneCodeRefused;
import mall.member.members.WechatIdentity;
import mall.member.messages.MessageChannel;
import mall.member.messages.MessageChannel.Letter;
import mall.member.messages.MessageChannel.Sending;
import mall.testing.wechat.MallWithWechat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import wechatsim.WechatSimulator;

/// The Mini Program's server API: logins, phone numbers and messages; F33 of the reliability design.
@MallWithWechat
class WechatIdentitiesTests extends WechatTests {

    @Autowired
    Identities identities;

    @Autowired
    MessageChannel messages;

    @Autowired
    WechatSimulator simulator;

    @Nested
    class ALogin {

        @Test
        void tellsWhoHasCome() {
            var liu = shopper();

            var identity = identities.byLoginCode(liu.loginCode());

            assertThat(identity.openid()).isEqualTo(liu.openid());
            assertThat(identity.appid()).isEqualTo(simulator.credentials().appid());
        }

        /// F33
        @Test
        void isRefusedWithACodeThatWasUsed() {
            var code = shopper().loginCode();
            identities.byLoginCode(code);

            assertThatThrownBy(() -> identities.byLoginCode(code)).isInstanceOf(LoginCodeRefused.class);
        }

        @Test
        void isRefusedWithACodeThatNeverWas() {
            assertThatThrownBy(() -> identities.byLoginCode("no-such-code&grant_type=x"))
                    .isInstanceOf(LoginCodeRefused.class);
        }

        /// F33
        @Test
        void isPutOffWhileWechatIsBusySlowOrAway() {
            wechat.faults().busyMiniProgramApi();
            assertThatThrownBy(() -> identities.byLoginCode(shopper().loginCode()))
                    .isInstanceOf(WechatAway.class);

            wechat.faults().answersLate(Duration.ofSeconds(3));
            assertThatThrownBy(() -> identities.byLoginCode(shopper().loginCode()))
                    .isInstanceOf(WechatAway.class);

            wechat.faults().badGateways();
            assertThatThrownBy(() -> identities.byLoginCode(shopper().loginCode()))
                    .isInstanceOf(WechatAway.class);

            assertThat(identities.byLoginCode(shopper().loginCode()).openid())
                    .isEqualTo(shopper().openid());
        }

        @Test
        void needsNoAccessToken() {
            wechat.faults().where("/cgi-bin/*").untilOff().badGateways();

            assertThat(identities.byLoginCode(shopper().loginCode()).openid())
                    .isEqualTo(shopper().openid());
        }
    }

    @Nested
    class APhoneNumber {

        @Test
        void isThatOfThePersonWhoTappedTheButton() {
            assertThat(identities.phoneByCode(shopper().phoneCode()))
                    .isEqualTo(shopper().phone());
        }

        @Test
        void isRefusedWithACodeThatWasUsed() {
            var code = shopper().phoneCode();
            identities.phoneByCode(code);

            assertThatThrownBy(() -> identities.phoneByCode(code)).isInstanceOf(PhoneCodeRefused.class);
        }

        @Test
        void isToldThoughTheAccessTokenHasBecomeInvalid() {
            identities.phoneByCode(shopper().phoneCode());
            wechat.accessTokens().revokeAll();

            assertThat(identities.phoneByCode(shopper().phoneCode()))
                    .isEqualTo(shopper().phone());
        }
    }

    @Nested
    class AMessage {

        @Test
        void goesToWhoAllowedItAndOnlySoOften() {
            var liu = shopper().allowsMessages("template-1", 1);
            var letter = letterTo(liu.openid());

            assertThat(messages.send(letter)).isEqualTo(new Sending.Sent());
            assertThat(messages.send(letter)).isEqualTo(new Sending.NotAllowed());
        }

        @Test
        void isTriedLaterWhenWechatIsAway() {
            wechat.faults().where("/cgi-bin/message/subscribe/send").badGateways();

            assertThat(messages.send(letterTo(shopper().openid()))).isInstanceOf(Sending.Later.class);
        }

        @Test
        void canNeverGoToNobody() {
            assertThat(messages.send(letterTo("nobody"))).isInstanceOf(Sending.Impossible.class);
        }

        private Letter letterTo(String openid) {
            return new Letter(
                    new WechatIdentity(simulator.credentials().appid(), openid, null),
                    "template-1",
                    "pages/order/detail?id=1",
                    Map.of("thing1", "明前西湖龙井", "amount2", "¥128.00"));
        }
    }
}
