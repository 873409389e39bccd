package mall.member.members;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Refusal;
import mall.domain.kernel.ShopCalendar;
import mall.domain.kernel.ShopClock;
import mall.domain.orders.BuyerStanding;
import mall.domain.orders.CancelReason;
import mall.domain.orders.Cancellations;
import mall.domain.payments.PayerAccount;
import mall.domain.privacy.Privacy;
import mall.member.members.Identities.PhoneCodeRefused;
import mall.member.members.MemberEvent.MemberBlocked;
import mall.member.members.MemberEvent.MemberErased;
import mall.member.members.MemberEvent.MemberJoined;
import mall.member.members.MemberEvent.PhoneBound;
import mall.member.members.Phones.PhoneTaken;
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
import org.springframework.transaction.support.TransactionTemplate;

@MallTest
@RecordApplicationEvents
class MembersTests {

    @Autowired
    Members members;

    @Autowired
    Phones phones;

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
    ShopClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    final String openid = PretendedWechat.anOpenid();

    @Nested
    class ANewMember {

        @Test
        void isAnnouncedOnce() {
            var member = login().member();
            login();

            assertThat(events.stream(MemberJoined.class))
                    .extracting(MemberJoined::member)
                    .containsExactly(member);
        }

        @Test
        void maySayWhoHeIs() {
            var member = login().member();

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
            var member = login().member();
            var today = ShopCalendar.dayOf(clock.instant());

            for (var birthday : List.of(today.plusDays(1), LocalDate.of(1644, 10, 30))) {
                assertThatThrownBy(() -> members.introduce(member, new Profile(null, null, null, birthday)))
                        .isInstanceOf(InvalidProfile.class);
            }
        }

        @Test
        void paysAsWhoHeCameIn() {
            assertThat(members.payer(login().member())).isEqualTo(new PayerAccount(PretendedWechat.APPID, openid));
        }
    }

    @Nested
    class APhone {

        final MemberId member = login().member();
        final String number = PretendedWechat.aPhone();

        @Test
        void isShownMaskedAndRestsSealed() {
            assertThat(members.hasPhone(member)).isFalse();

            phones.bind(member, wechat.phoneCode("+86" + number));

            assertThat(views.summary(member).maskedPhone())
                    .isEqualTo(number.substring(0, 3) + "****" + number.substring(7));
            assertThat(desk.revealPhone(member, Actor.shop())).contains(new PhoneNumber(number));
            assertThat(members.hasPhone(member)).isTrue();
            assertThat(jdbc.sql("select m::text from member m where id = :id")
                            .param("id", member.id())
                            .query(String.class)
                            .single())
                    .doesNotContain(number);
            assertThat(events.stream(PhoneBound.class)).hasSize(1);
        }

        @Test
        void mayBeFromElsewhere() {
            var elsewhere = "+8525" + number.substring(1, 8);
            phones.bind(member, wechat.phoneCode(elsewhere));

            assertThat(desk.revealPhone(member, Actor.shop())).contains(new PhoneNumber(elsewhere));
        }

        @Test
        void mayBeReplacedAndIsThenFreeForAnother() {
            phones.bind(member, wechat.phoneCode(number));
            phones.bind(member, wechat.phoneCode(PretendedWechat.aPhone()));

            var another = aStranger();
            phones.bind(another, wechat.phoneCode(number));

            assertThat(desk.revealPhone(another, Actor.shop())).contains(new PhoneNumber(number));
        }

        @Test
        void isOfOneMemberOnly() {
            phones.bind(member, wechat.phoneCode(number));
            var another = aStranger();

            assertThatThrownBy(() -> phones.bind(another, wechat.phoneCode(number)))
                    .isInstanceOf(PhoneTaken.class);

            assertThat(desk.revealPhone(another, Actor.shop())).isEmpty();
        }

        @Test
        void isOfOneMemberOnlyHoweverManyWantItAtOnce() throws Exception {
            var strangers = IntStream.range(0, 8).mapToObj(_ -> aStranger()).toList();
            try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
                var bindings = strangers.stream()
                        .<Callable<Boolean>>map(stranger -> () -> {
                            try {
                                phones.bind(stranger, wechat.phoneCode(number));
                                return true;
                            } catch (PhoneTaken taken) {
                                return false;
                            }
                        })
                        .toList();
                var bound = new ArrayList<Boolean>();
                for (var answer : crowd.invokeAll(bindings, 30, SECONDS)) bound.add(answer.get());

                assertThat(bound).filteredOn(one -> one).hasSize(1);
            }
        }

        @Test
        void isOnlyBoundWithACodeThatWeChatKnows() {
            assertThatThrownBy(() -> phones.bind(member, "made-up")).isInstanceOf(PhoneCodeRefused.class);
        }
    }

    @Nested
    class ABlockedMember {

        final MemberId member = login().member();

        @Test
        void buysNothingUntilTheShopThinksBetterOfIt() {
            standing.requireMayBuy(member);

            desk.block(member, "恶意退货", Actor.shop());
            assertThatThrownBy(() -> standing.requireMayBuy(member)).isInstanceOf(ShopperBlocked.class);

            desk.unblock(member, Actor.shop());
            standing.requireMayBuy(member);
        }

        @Test
        void isOutAlsoWhenHeComesInAtTheSameMoment() throws Exception {
            Callable<Boolean> block = () -> {
                desk.block(member, "黄牛", Actor.shop());
                return true;
            };
            Callable<Boolean> come = () -> {
                try {
                    login();
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

    @Nested
    class AMemberWhoLeaves {

        final SessionTokens tokens = login();
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
                    await().until(MembersTests.this::somebodyWaitsForALock);
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
                login();
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

            var again = login();

            assertThat(again.joined()).isTrue();
            assertThat(again.member()).isNotEqualTo(member);
            phones.bind(again.member(), wechat.phoneCode(number));
        }
    }

    @Nested
    class ASearch {

        final MemberId member = login().member();
        final String number = PretendedWechat.aPhone();

        @Test
        void findsByWholePhoneAndByItsLastFourDigits() {
            phones.bind(member, wechat.phoneCode(number));

            assertThat(search(byPhone(number))).containsExactly(member);
            assertThat(search(byPhone("+86 " + number))).containsExactly(member);
            assertThat(search(byPhone(number.substring(7)))).contains(member);
            assertThat(search(byPhone("19999999999"))).isEmpty();
        }

        @Test
        void findsByTheBeginningOfANickname() {
            var name = "林_%" + openid.substring(1, 12);
            members.introduce(member, new Profile(name, null, null, null));

            assertThat(search(new MemberSearch(null, name.substring(0, 8), null, null, null)))
                    .containsExactly(member);
            assertThat(search(new MemberSearch(null, "林__" + openid.substring(1, 12), null, null, null)))
                    .isEmpty();
        }

        @Test
        void pagesFromTheNewestOn() {
            clock.advance(Duration.ofDays(400));
            var from = clock.instant();
            var joined = IntStream.range(0, 5).mapToObj(_ -> aStranger()).toList();
            var search = new MemberSearch(null, null, Member.State.ACTIVE, from, null);

            var first = views.search(search, null, 3);
            var second = views.search(search, first.next(), 3);

            assertThat(first.items())
                    .extracting(MemberSummary::id)
                    .containsExactlyElementsOf(joined.reversed().subList(0, 3));
            assertThat(second.items())
                    .extracting(MemberSummary::id)
                    .containsExactlyElementsOf(joined.reversed().subList(3, 5));
            assertThat(second.next()).isNull();
        }

        @Test
        void findsTheBlocked() {
            clock.advance(Duration.ofDays(400));
            var from = clock.instant();
            var blocked = aStranger();
            aStranger();
            desk.block(blocked, "刷单", Actor.shop());

            assertThat(search(new MemberSearch(null, null, Member.State.BLOCKED, from, null)))
                    .containsExactly(blocked);
        }

        List<MemberId> search(MemberSearch search) {
            return views.search(search, null, 20).items().stream()
                    .map(MemberSummary::id)
                    .toList();
        }

        MemberSearch byPhone(String phone) {
            return new MemberSearch(phone, null, null, null, null);
        }
    }

    long liveSessions(MemberId member) {
        return jdbc.sql("select count(*) from member_session where member_id = :id and ended_at is null")
                .param("id", member.id())
                .query(Long.class)
                .single();
    }

    SessionTokens login() {
        return sessions.login(wechat.loginCode(openid), JoinSource.UNKNOWN);
    }

    MemberId aStranger() {
        return sessions.login(wechat.loginCode(PretendedWechat.anOpenid()), JoinSource.UNKNOWN)
                .member();
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("""
                        select exists (select from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock')
                        """).query(Boolean.class).single();
    }
}
