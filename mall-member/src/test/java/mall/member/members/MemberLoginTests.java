package mall.member.members;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.member.members.Identities.LoginCodeRefused;
import mall.member.members.MemberSessions.SessionOver;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallTest
class MemberLoginTests {

    @Autowired
    MemberSessions sessions;

    @Autowired
    Members members;

    @Autowired
    MemberDesk desk;

    @Autowired
    MemberViews views;

    @Autowired
    PretendedWechat wechat;

    final String openid = PretendedWechat.anOpenid();

    @Nested
    class AFirstLogin {

        @Test
        void makesAMemberAndKeepsWhatBroughtHim() {
            var tokens = sessions.login(wechat.loginCode(openid), new JoinSource(1007, "Ab12Cd34Ef56"));

            assertThat(tokens.joined()).isTrue();
            var member = views.summary(tokens.member());
            assertThat(member.source()).isEqualTo(new JoinSource(1007, "Ab12Cd34Ef56"));
            assertThat(member.state()).isEqualTo(Member.State.ACTIVE);
            assertThat(members.identity(tokens.member()).openid()).isEqualTo(openid);
        }

        @Test
        void makesOneMemberHoweverOftenItComesAtOnce() throws Exception {
            Callable<SessionTokens> login = () -> login();
            try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
                var all = new ArrayList<SessionTokens>();
                for (var answer :
                        crowd.invokeAll(Stream.generate(() -> login).limit(24).toList(), 30, SECONDS)) {
                    all.add(answer.get());
                }

                assertThat(all)
                        .extracting(SessionTokens::member)
                        .containsOnly(all.getFirst().member());
                assertThat(all).filteredOn(SessionTokens::joined).hasSize(1);
            }
        }

        @Test
        void isRefusedWhenItsCodeWasUsedBefore() {
            var code = wechat.loginCode(openid);
            sessions.login(code, JoinSource.UNKNOWN);

            assertThatThrownBy(() -> sessions.login(code, JoinSource.UNKNOWN)).isInstanceOf(LoginCodeRefused.class);
            assertThat(wechat.questions(code)).isEqualTo(1);
        }

        @Test
        void asksWechatOnceAboutACodeThatIsMadeUp() {
            for (var time = 0; time < 5; time++) {
                assertThatThrownBy(() -> sessions.login("made up for " + openid, JoinSource.UNKNOWN))
                        .isInstanceOf(LoginCodeRefused.class);
            }

            assertThat(wechat.questions("made up for " + openid)).isEqualTo(1);
        }

        @Test
        void maySendItsCodeAgainWhenWechatCouldNotAnswer() {
            var code = wechat.loginCode(openid);
            wechat.whileAway(() -> assertThatThrownBy(() -> sessions.login(code, JoinSource.UNKNOWN))
                    .isInstanceOf(PretendedWechat.Away.class));

            assertThat(sessions.login(code, JoinSource.UNKNOWN).joined()).isTrue();
        }
    }

    @Nested
    class AMemberWhoComesAgain {

        final SessionTokens first = login();

        @Test
        void isTheSameMember() {
            var again = sessions.login(wechat.loginCode(openid), new JoinSource(1047, null));

            assertThat(again.member()).isEqualTo(first.member());
            assertThat(again.joined()).isFalse();
            assertThat(views.summary(first.member()).source()).isEqualTo(JoinSource.UNKNOWN);
        }

        @Test
        void isAnotherMemberInAnotherMiniProgram() {
            var elsewhere = sessions.login(
                    wechat.loginCode(new WechatIdentity("wx-another", openid, "union")), JoinSource.UNKNOWN);

            assertThat(elsewhere.member()).isNotEqualTo(first.member());
        }

        @Test
        void keepsHisUnionidOnceItIsKnown() {
            sessions.login(
                    wechat.loginCode(new WechatIdentity(PretendedWechat.APPID, openid, "union")), JoinSource.UNKNOWN);
            login();

            assertThat(members.identity(first.member()).unionid()).isEqualTo("union");
        }
    }

    @Nested
    class ABlockedMember {

        final SessionTokens tokens = login();
        final MemberId member = tokens.member();

        @BeforeEach
        void block() {
            sessions.authenticate(tokens.access());
            desk.block(member, "倒卖优惠券", Actor.shop());
        }

        @Test
        void isOutAtOnce() {
            assertThat(sessions.authenticate(tokens.access())).isEmpty();
            assertThatThrownBy(() -> sessions.refresh(tokens.refresh())).isInstanceOf(SessionOver.class);
        }

        @Test
        void doesNotComeInAgain() {
            assertThatThrownBy(MemberLoginTests.this::login).isInstanceOf(ShopperBlocked.class);
        }

        @Test
        void comesInAgainWhenTheShopThinksBetterOfIt() {
            desk.unblock(member, Actor.shop());

            assertThat(login().member()).isEqualTo(member);
            assertThat(sessions.authenticate(tokens.access())).isEmpty();
        }
    }

    SessionTokens login() {
        return sessions.login(wechat.loginCode(openid), JoinSource.UNKNOWN);
    }
}
