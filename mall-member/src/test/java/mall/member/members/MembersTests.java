package mall.member.members;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.ShopCalendar;
import mall.domain.kernel.ShopClock;
import mall.domain.orders.BuyerStanding;
import mall.domain.payments.PayerAccount;
import mall.member.members.MemberEvent.MemberBlocked;
import mall.member.members.MemberEvent.MemberJoined;
import mall.member.members.Profile.InvalidProfile;
import mall.testing.MallTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MallTest
@RecordApplicationEvents
class MembersTests {

    @Autowired
    Members members;

    @Autowired
    FrontDoor door;

    @Autowired
    MemberDesk desk;

    @Autowired
    MemberViews views;

    @Autowired
    BuyerStanding standing;

    @Autowired
    ShopClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    final String openid = PretendedWechat.anOpenid();

    @Nested
    class ANewMember {

        @Test
        void isAnnouncedOnce() {
            var member = door.login(openid).member();
            door.login(openid);

            assertThat(events.stream(MemberJoined.class))
                    .extracting(MemberJoined::member)
                    .containsExactly(member);
        }

        @Test
        void maySayWhoHeIs() {
            var member = door.login(openid).member();

            members.introduce(member, new Profile(" 小林🍵 ", null, Member.Gender.FEMALE, LocalDate.of(1995, 5, 1)));
            members.introduce(member, new Profile(null, "/files/abc123.webp", null, null));

            assertThat(views.summary(member).profile())
                    .isEqualTo(
                            new Profile("小林🍵", "/files/abc123.webp", Member.Gender.FEMALE, LocalDate.of(1995, 5, 1)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "   ", "a\u0000b", "\u202e反", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三"})
        void mayNotCallHimselfAnything(String nickname) {
            assertThatThrownBy(() -> new Profile(nickname, null, null, null)).isInstanceOf(InvalidProfile.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "https://elsewhere.example/a.png", "/files/../secret", "javascript:alert(1)"})
        void mayNotWearAnyPicture(String avatar) {
            assertThatThrownBy(() -> new Profile(null, avatar, null, null)).isInstanceOf(InvalidProfile.class);
        }

        @Test
        void wasNotBornTomorrowNorInTheDaysOfTheEmperors() {
            var member = door.login(openid).member();
            var today = ShopCalendar.dayOf(clock.instant());

            for (var birthday : List.of(today.plusDays(1), LocalDate.of(1644, 10, 30))) {
                assertThatThrownBy(() -> members.introduce(member, new Profile(null, null, null, birthday)))
                        .isInstanceOf(InvalidProfile.class);
            }
        }

        @Test
        void paysAsWhoHeCameIn() {
            assertThat(members.payer(door.login(openid).member()))
                    .isEqualTo(new PayerAccount(PretendedWechat.APPID, openid));
        }
    }

    @Nested
    class ABlockedMember {

        final MemberId member = door.login(openid).member();

        @Test
        void buysNothingUntilTheShopThinksBetterOfIt() {
            standing.requireMayBuy(member);

            desk.block(member, "恶意退货", Actor.shop());
            assertThatThrownBy(() -> standing.requireMayBuy(member)).isInstanceOf(ShopperBlocked.class);

            desk.unblock(member, Actor.shop());
            standing.requireMayBuy(member);
        }

        @Test
        void isMissingAmongThoseWhoMayBuy() {
            assertThat(standing.whoMayBuy(Set.of(member, MemberId.next()))).containsExactly(member);

            desk.block(member, "恶意退货", Actor.shop());

            assertThat(standing.whoMayBuy(Set.of(member))).isEmpty();
        }

        @Test
        void isOutAlsoWhenHeComesInAtTheSameMoment() throws Exception {
            Callable<Boolean> block = () -> {
                desk.block(member, "黄牛", Actor.shop());
                return true;
            };
            Callable<Boolean> come = () -> {
                try {
                    door.login(openid);
                    return true;
                } catch (ShopperBlocked refused) {
                    return false;
                }
            };
            try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var answer : crowd.invokeAll(List.of(come, come, block, come, come), 30, SECONDS)) answer.get();
            }

            assertThat(liveSessions(member)).isZero();
        }

        @Test
        void isAnnouncedOnceAndChangesNothingOfHimself() {
            desk.block(member, "恶意退货", Actor.shop());
            desk.block(member, "恶意退货，两次", Actor.shop());

            assertThat(events.stream(MemberBlocked.class)).hasSize(1);
            assertThat(views.summary(member).blockedReason()).isEqualTo("恶意退货，两次");
            assertThatThrownBy(() -> members.introduce(member, new Profile("换个名字", null, null, null)))
                    .isInstanceOf(ShopperBlocked.class);
        }
    }

    long liveSessions(MemberId member) {
        return jdbc.sql("select count(*) from member_session where member_id = :id and ended_at is null")
                .param("id", member.id())
                .query(Long.class)
                .single();
    }
}
