package mall.member.members;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import mall.domain.kernel.ShopClock;
import mall.member.members.MemberSessions.RefreshedTooOften;
import mall.member.members.MemberSessions.SessionOver;
import mall.testing.MallTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MallTest
class MemberSessionsTests {

    @Autowired
    FrontDoor door;

    @Autowired
    MemberSessions sessions;

    @Autowired
    MemberViews views;

    @Autowired
    LastSeen lastSeen;

    @Autowired
    SessionSweep sweep;

    @Autowired
    ShopClock clock;

    @Autowired
    JdbcClient jdbc;

    final String openid = PretendedWechat.anOpenid();

    @Nested
    class ASession {

        final SessionTokens tokens = door.login(openid);

        @Test
        void tellsWhoIsBehindItsToken() {
            assertThat(sessions.authenticate(tokens.access())).map(Shopper::id).contains(tokens.member());
        }

        @Test
        void costsNoSqlWhileItIsWarm() {
            sessions.authenticate(tokens.access());
            // Behind the cache's back.
            jdbc.sql("update member_session set ended_at = opened_at, ended_why = 'LOGGED_OUT' where member_id = :id")
                    .param("id", tokens.member().id())
                    .update();

            assertThat(sessions.authenticate(tokens.access())).isPresent();
        }

        @Test
        void keepsOnlyHashesOfItsTokens() {
            var kept = jdbc.sql("""
                            select t::text from member_token t join member_session s on s.id = session_id
                            where member_id = :id
                            """)
                    .param("id", tokens.member().id())
                    .query(String.class)
                    .list();

            assertThat(kept)
                    .hasSize(2)
                    .noneMatch(row -> row.contains(tokens.access()) || row.contains(tokens.refresh()));
            assertThat(tokens.toString()).doesNotContain(tokens.access()).doesNotContain(tokens.refresh());
        }

        @Test
        void isOverAtOnceWhenHeLogsOutWhileHisOtherOneGoesOn() {
            var other = door.login(openid);
            var shopper = sessions.authenticate(tokens.access()).orElseThrow();

            sessions.logOut(shopper);

            assertThat(sessions.authenticate(tokens.access())).isEmpty();
            assertThatThrownBy(() -> sessions.refresh(tokens.refresh())).isInstanceOf(SessionOver.class);
            assertThat(sessions.authenticate(other.access())).isPresent();
        }

        @Test
        void isOverWithAllOthersWhenHeLogsOutEverywhere() {
            var other = door.login(openid);
            Stream.of(tokens, other).forEach(each -> sessions.authenticate(each.access()));

            sessions.logOutEverywhere(tokens.member());

            assertThat(Stream.of(tokens, other))
                    .allSatisfy(each ->
                            assertThat(sessions.authenticate(each.access())).isEmpty());
        }

        @Test
        void notesWhenHeWasHere() {
            var before = views.summary(tokens.member()).lastSeenAt();
            clock.advance(Duration.ofMinutes(3));

            sessions.authenticate(tokens.access());
            lastSeen.write();

            assertThat(views.summary(tokens.member()).lastSeenAt()).isAfter(before.plusSeconds(170));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "x", "' or 1=1 --", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "令牌"})
        void isOfNobodyForAnyOtherToken(String token) {
            assertThat(sessions.authenticate(token)).isEmpty();
            assertThatThrownBy(() -> sessions.refresh(token)).isInstanceOf(SessionOver.class);
        }

        @Test
        void doesNotTakeOneTokenForTheOther() {
            assertThat(sessions.authenticate(tokens.refresh())).isEmpty();
            assertThatThrownBy(() -> sessions.refresh(tokens.access())).isInstanceOf(SessionOver.class);
            assertThat(sessions.authenticate(tokens.access())).isPresent();
        }
    }

    @Nested
    class TimeThatPasses {

        final SessionTokens tokens = door.login(openid);

        @Test
        void wearsOutTheAccessTokenEvenWhileItIsWarm() {
            sessions.authenticate(tokens.access());

            clock.advance(Duration.ofHours(2));

            assertThat(sessions.authenticate(tokens.access())).isEmpty();
            assertThat(sessions.refresh(tokens.refresh()).member()).isEqualTo(tokens.member());
        }

        @Test
        void endsTheSessionOfAMemberWhoStaysAway() {
            clock.advance(Duration.ofDays(30));

            assertThatThrownBy(() -> sessions.refresh(tokens.refresh())).isInstanceOf(SessionOver.class);
        }

        @Test
        void endsEverySessionInTheEnd() {
            var newest = tokens;
            for (int month = 0; month < 6; month++) {
                clock.advance(Duration.ofDays(29));
                newest = sessions.refresh(newest.refresh());
            }
            var last = newest;

            clock.advance(Duration.ofDays(6));

            assertThat(last.refreshExpires()).isBeforeOrEqualTo(clock.instant());
            assertThatThrownBy(() -> sessions.refresh(last.refresh())).isInstanceOf(SessionOver.class);
        }

        @Test
        void letsUsForgetWhatNobodyCanUse() {
            clock.advance(Duration.ofDays(211));

            sweep.sweep();

            assertThat(jdbc.sql("select count(*) from member_session where member_id = :id")
                            .param("id", tokens.member().id())
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Nested
    class ARefreshToken {

        final SessionTokens first = door.login(openid);

        @Test
        void isNotTradedMoreOftenThanAnyMiniProgramNeeds() {
            var newest = first;
            for (var time = 0; time < 10; time++) newest = sessions.refresh(newest.refresh());
            var last = newest;

            assertThatThrownBy(() -> sessions.refresh(last.refresh())).isInstanceOf(RefreshedTooOften.class);

            clock.advance(Duration.ofMinutes(2));
            assertThat(sessions.refresh(last.refresh()).member()).isEqualTo(first.member());
        }

        @Test
        void isTradedForTheNextPair() {
            var second = sessions.refresh(first.refresh());

            assertThat(second.access()).isNotEqualTo(first.access());
            assertThat(sessions.authenticate(second.access())).map(Shopper::id).contains(first.member());
            assertThat(sessions.refresh(second.refresh()).member()).isEqualTo(first.member());
        }

        @Test
        void thatComesTwiceEndsTheSession() {
            var second = sessions.refresh(first.refresh());
            sessions.authenticate(second.access());
            clock.advance(Duration.ofSeconds(31));

            assertThatThrownBy(() -> sessions.refresh(first.refresh())).isInstanceOf(SessionOver.class);

            assertThat(sessions.authenticate(second.access())).isEmpty();
            assertThatThrownBy(() -> sessions.refresh(second.refresh())).isInstanceOf(SessionOver.class);
        }

        @Test
        void mayComeOnceMoreWhenTheAnswerWasLost() {
            var lost = sessions.refresh(first.refresh());

            var again = sessions.refresh(first.refresh());

            assertThat(sessions.authenticate(again.access())).isPresent();
            assertThat(lost.refresh()).isNotEqualTo(again.refresh());
            assertThat(sessions.refresh(again.refresh()).member()).isEqualTo(first.member());
        }

        @Test
        void thatWasStolenAndUsedWithinTheMomentIsNoticedByTheNextUse() {
            var owners = sessions.refresh(first.refresh());
            var thiefs = sessions.refresh(first.refresh());

            assertThatThrownBy(() -> sessions.refresh(owners.refresh())).isInstanceOf(SessionOver.class);

            assertThat(sessions.authenticate(thiefs.access())).isEmpty();
            assertThatThrownBy(() -> sessions.refresh(thiefs.refresh())).isInstanceOf(SessionOver.class);
        }

        @Test
        void mayNotComeOnceMoreWhenTheAnswerArrived() {
            var second = sessions.refresh(first.refresh());
            sessions.refresh(second.refresh());

            assertThatThrownBy(() -> sessions.refresh(first.refresh())).isInstanceOf(SessionOver.class);
        }

        @Test
        void mayNotComeAThirdTime() {
            sessions.refresh(first.refresh());
            sessions.refresh(first.refresh());

            assertThatThrownBy(() -> sessions.refresh(first.refresh())).isInstanceOf(SessionOver.class);
        }

        @Test
        void thatComesManyTimesAtOnceIsTradedTwiceAtMost() throws Exception {
            Callable<Boolean> refresh = () -> {
                try {
                    sessions.refresh(first.refresh());
                    return true;
                } catch (SessionOver over) {
                    return false;
                }
            };
            try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
                int traded = 0;
                for (var answer :
                        crowd.invokeAll(Stream.generate(() -> refresh).limit(12).toList(), 30, SECONDS)) {
                    if (answer.get()) traded++;
                }

                assertThat(traded).isBetween(1, 2);
            }
        }
    }
}
