package mall.promotion.coupon.issues;

import static mall.promotion.coupon.CouponShop.FREELY;
import static mall.promotion.coupon.CouponShop.WANG;
import static mall.promotion.coupon.CouponShop.basket;
import static mall.promotion.coupon.CouponShop.giving;
import static mall.promotion.coupon.CouponShop.key;
import static mall.promotion.coupon.CouponShop.off;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.orders.OrderEvent.OrderPaid;
import mall.member.members.JoinSource;
import mall.member.members.MemberEvent.MemberJoined;
import mall.promotion.campaign.Audience;
import mall.promotion.coupon.CouponShop;
import mall.promotion.coupon.CouponTab;
import mall.promotion.coupon.CouponTemplateId;
import mall.promotion.coupon.CouponTemplates;
import mall.promotion.coupon.CouponTest;
import mall.promotion.coupon.CouponViews;
import mall.promotion.coupon.Giving;
import mall.promotion.coupon.Giving.Occasion;
import mall.promotion.coupon.Giving.Trigger;
import mall.testing.Race;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Coupons that the shop gives by itself.
@CouponTest
class CouponIssueTests {

    private static final String GIVEN = "select count(*) from coupon where template_id = :template";

    @Autowired
    CouponShop shop;

    @Autowired
    CouponTemplates templates;

    @Autowired
    CouponViews views;

    @Autowired
    CouponIssues issues;

    @Autowired
    IssueClock issueClock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void aListIsWorkedOffAndEachOfItGetsOne() {
        var template = shop.template(off(20_00, 0), FREELY);
        var members = Stream.generate(shop::member).limit(450).toList();
        var stranger = MemberId.next();

        var issue = issues.toMembers(
                template, Stream.concat(members.stream(), Stream.of(stranger)).toList(), key(stranger, "issue"), WANG);
        Race.of(3, _ -> issueClock.issue());
        issueClock.issue();

        var done = issues.require(issue);
        assertThat(done.wanted()).isEqualTo(451);
        assertThat(done.given()).isEqualTo(450);
        assertThat(done.refused()).isEqualTo(1);
        assertThat(done.finishedAt()).isNotNull();
        assertThat(shop.count(GIVEN, template)).isEqualTo(450);
        assertThat(issues.members(issue, null, 500).items())
                .filteredOn(reached -> reached.outcome() == IssueOutcome.NO_MEMBER)
                .singleElement()
                .matches(reached -> reached.member().equals(stranger));
    }

    @Test
    void theSameRequestTwiceIsOneRun() {
        var template = shop.template(off(20_00, 0), FREELY);
        var liu = shop.member();
        var key = key(liu, "issue");

        var first = issues.toMembers(template, List.of(liu, liu), key, WANG);
        var again = issues.toMembers(template, List.of(liu, liu), key, WANG);
        issueClock.issue();

        assertThat(again).isEqualTo(first);
        assertThat(shop.count(GIVEN, template)).isEqualTo(1);
    }

    @Test
    void whoWentWithoutIsNamedWithTheReason() {
        var template = shop.template(off(20_00, 0), giving(2, 1));
        var liu = shop.member();
        shop.claims(liu, template);

        var issue = issues.toMembers(template, List.of(liu, shop.member(), shop.member()), key(liu, "issue"), WANG);
        issueClock.issue();

        assertThat(issues.members(issue, null, 10).items())
                .extracting(CouponIssues.Reached::outcome)
                .containsExactlyInAnyOrder(IssueOutcome.LIMIT_REACHED, IssueOutcome.GIVEN, IssueOutcome.SOLD_OUT);
    }

    @Test
    void everybodyIsReachedPageByPage() {
        var template = shop.template(off(20_00, 0), FREELY);
        var members = Stream.generate(shop::member).limit(230).toList();

        var issue = issues.toAudience(template, Audience.EVERYONE, key(MemberId.next(), "issue"), WANG);
        issueClock.issue();

        assertThat(issues.require(issue).finishedAt()).isNotNull();
        assertThat(members).allMatch(member -> holds(member, template) == 1);
    }

    @Test
    void aRunOfAPausedTemplateWaits() {
        var template = shop.template(off(20_00, 0), FREELY);
        var issue = issues.toMembers(template, List.of(shop.member()), key(MemberId.next(), "issue"), WANG);
        templates.pause(template, 1, WANG);

        issueClock.issue();
        assertThat(issues.require(issue).given()).isZero();
        templates.open(template, 2, WANG);
        issueClock.issue();

        assertThat(issues.require(issue).given()).isEqualTo(1);
    }

    @Test
    void aListIsNotLongerThanARunTakes() {
        var many = IntStream.rangeClosed(0, CouponIssues.MOST)
                .mapToObj(_ -> MemberId.next())
                .toList();
        var template = shop.template(off(20_00, 0), FREELY);

        assertThatThrownBy(() -> issues.toMembers(template, many, key(MemberId.next(), "issue"), WANG))
                .isInstanceOf(TooManyMembers.class);
    }

    @Test
    void whoJoinsIsGivenOneHoweverOftenThatIsTold() {
        var template = shop.template(off(20_00, 0), on(Occasion.MEMBER_JOINED, 0));
        var liu = shop.member();

        for (int i = 0; i < 2; i++) shop.tell(new MemberJoined(liu, JoinSource.UNKNOWN, clock.instant()));

        await().untilAsserted(() -> assertThat(holds(liu, template)).isEqualTo(1));
        heard(liu.toString());
        assertThat(holds(liu, template)).isEqualTo(1);
    }

    @Test
    void whoPaysEnoughIsGivenOneForEachOrder() {
        var template = shop.template(off(20_00, 0), on(Occasion.ORDER_PAID, 100_00));
        var liu = shop.member();
        var small = shop.places(basket(liu, shop.tea(99_99), 1));
        var big = shop.places(basket(liu, shop.tea(100_00), 1));

        shop.tell(new OrderPaid(small, liu, Money.ofFen(99_99), clock.instant()));
        shop.tell(new OrderPaid(big, liu, Money.ofFen(100_00), clock.instant()));
        shop.tell(new OrderPaid(big, liu, Money.ofFen(100_00), clock.instant()));

        heard(liu.toString());
        assertThat(holds(liu, template)).isEqualTo(1);
    }

    private static Giving on(Occasion occasion, long fromPaidFen) {
        return new Giving(
                false,
                null,
                null,
                Audience.EVERYONE,
                null,
                null,
                0,
                List.of(new Trigger(occasion, Money.ofFen(fromPaidFen))));
    }

    private long holds(MemberId member, CouponTemplateId template) {
        return views.of(member, CouponTab.USABLE, null, 100).items().stream()
                .filter(coupon -> coupon.template().equals(template))
                .count();
    }

    /// Our listeners have: others look for the order, and there is none.
    private void heard(String subject) {
        await().untilAsserted(() -> assertThat(
                        jdbc.sql("""
                                select count(*) from event_publication
                                where position(:id in serialized_event) > 0 and listener_id like '%coupon%'
                                """).param("id", subject).query(Long.class).single())
                .isZero());
    }
}
