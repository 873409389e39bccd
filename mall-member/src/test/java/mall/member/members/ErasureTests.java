package mall.member.members;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Refusal;
import mall.domain.orders.BuyerStanding;
import mall.domain.orders.CancelReason;
import mall.domain.orders.Cancellations;
import mall.domain.privacy.Privacy;
import mall.member.members.MemberEvent.MemberErased;
import mall.testing.Locks;
import mall.testing.MallTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@MallTest
@RecordApplicationEvents
class ErasureTests {

    @Autowired
    Members members;

    @Autowired
    Phones phones;

    @Autowired
    FrontDoor door;

    @Autowired
    MemberSessions sessions;

    @Autowired
    MemberDesk desk;

    @Autowired
    MemberViews views;

    @Autowired
    Privacy privacy;

    @Autowired
    BuyerStanding standing;

    @Autowired
    SampleOrders orders;

    @Autowired
    Cancellations cancellations;

    @Autowired
    PretendedWechat wechat;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    final String openid = PretendedWechat.anOpenid();

    @Nested
    class AMemberWhoLeaves {

        final SessionTokens tokens = door.login(openid);
        final MemberId member = tokens.member();
        final String number = PretendedWechat.aPhone();

        @Test
        void takesEverythingWithHimThatWeKnew() {
            members.introduce(member, new Profile("小林", null, null, null));
            phones.bind(member, wechat.phoneCode(number));

            var document = privacy.export(member, new Actor.Member(member));

            assertThat(document.sections()).containsKeys("member", "addresses");
            assertThat(String.valueOf(document.sections().get("member"))).contains("小林", number, openid);
        }

        @Test
        void isForgotten() {
            members.introduce(member, new Profile("小林", null, null, null));
            phones.bind(member, wechat.phoneCode(number));

            privacy.erase(member, new Actor.Member(member));

            var left = views.summary(member);
            assertThat(left.state()).isEqualTo(Member.State.ERASED);
            assertThat(left.profile()).isEqualTo(new Profile(null, null, null, null));
            assertThat(left.maskedPhone()).isNull();
            assertThat(sessions.authenticate(tokens.access())).isEmpty();
            assertThatThrownBy(() -> members.identity(member)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> desk.block(member, "迟了", Actor.shop())).isInstanceOf(MemberGone.class);
            assertThat(events.stream(MemberErased.class)).hasSize(1);
            assertThat(jdbc.sql("select used_right || ' ' || used_by from privacy_record where member_id = :id")
                            .param("id", member.id())
                            .query(String.class)
                            .list())
                    .containsExactly("ERASURE member:" + member);
        }

        @Test
        void staysWhileAnOrderIsUnderWay() {
            var order = orders.place(member);

            assertThatThrownBy(() -> privacy.erase(member, new Actor.Member(member)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("orders-under-way");

            assertThat(sessions.authenticate(tokens.access())).isPresent();
            cancellations.cancel(order, new Actor.Member(member), CancelReason.BUYER);
            privacy.erase(member, new Actor.Member(member));
            assertThat(sessions.authenticate(tokens.access())).isEmpty();
        }

        @Test
        void staysWhenAnOrderIsBeingPlacedAtThatMoment() {
            try (var another = Executors.newVirtualThreadPerTaskExecutor()) {
                var leaving = transaction.execute(_ -> {
                    standing.requireMayBuy(member);
                    var erasing = another.submit(() -> privacy.erase(member, new Actor.Member(member)));
                    await().until(() -> Locks.somebodyWaits(jdbc));
                    orders.place(member);
                    return erasing;
                });

                assertThat(leaving)
                        .failsWithin(Duration.ofSeconds(20))
                        .withThrowableThat()
                        .withMessageContaining("orders-under-way");
            }
        }

        @Test
        void buysNothingAnyMore() {
            privacy.erase(member, new Actor.Member(member));

            assertThatThrownBy(() -> orders.place(member)).isInstanceOf(ShopperBlocked.class);
        }

        @Test
        void leavesOnce() {
            privacy.erase(member, new Actor.Member(member));

            assertThatThrownBy(() -> privacy.erase(member, new Actor.Member(member)))
                    .isInstanceOf(MemberGone.class);
        }

        @Test
        void mayComeAndGoAtTheSameMoment() throws Exception {
            Callable<Boolean> leave = () -> {
                privacy.erase(member, new Actor.Member(member));
                return true;
            };
            Callable<Boolean> come = () -> {
                door.login(openid);
                return true;
            };
            try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var answer : crowd.invokeAll(List.of(come, come, leave, come, come), 30, SECONDS)) {
                    assertThat(answer.get()).isTrue();
                }
            }

            assertThat(liveSessions(member)).isZero();
            assertThat(views.summary(member).state()).isEqualTo(Member.State.ERASED);
        }

        @Test
        void isAStrangerWhenHeComesAgainAndMayBindHisPhone() {
            phones.bind(member, wechat.phoneCode(number));
            privacy.erase(member, new Actor.Member(member));

            var again = door.login(openid);

            assertThat(again.joined()).isTrue();
            assertThat(again.member()).isNotEqualTo(member);
            phones.bind(again.member(), wechat.phoneCode(number));
        }
    }

    long liveSessions(MemberId member) {
        return jdbc.sql("select count(*) from member_session where member_id = :id and ended_at is null")
                .param("id", member.id())
                .query(Long.class)
                .single();
    }
}
