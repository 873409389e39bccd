package mall.promotion.campaign;

import static mall.promotion.TeaHouse.item;
import static mall.promotion.campaign.ManyClaims.many;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.orders.OrderId;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.CampaignRefusal.CampaignBudgetSpent;
import mall.promotion.campaign.CampaignRefusal.CampaignChanged;
import mall.promotion.campaign.CampaignRefusal.CampaignLimitReached;
import mall.promotion.campaign.CampaignRefusal.NotInAudience;
import mall.promotion.campaign.Claim.Wanted;
import mall.promotion.campaign.editing.Merchant;
import mall.promotion.cost.Statements;
import mall.testing.MallTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Many orders that are placed together take their parts in campaigns together.
@MallTest(properties = "mall.test.database=many-claims")
@Import({ManyClaims.class, Statements.class})
class ManyClaimsTests {

    @Autowired
    ManyClaims claims;

    @Autowired
    TeaHouse house;

    @Autowired
    Merchant merchant;

    @Autowired
    JdbcClient jdbc;

    MemberId liu = MemberId.next();

    MemberId wang = MemberId.next();

    @AfterEach
    void everythingIsGivenBack() {
        claims.assertThatCountsAreTrue();
        claims.releaseAll();
        claims.assertThatCountsAreTrue();
    }

    @Nested
    class OneBatch {

        @Test
        void takesForThoseWhoComeFirst() {
            var campaign = claims.campaign(Audience.EVERYONE, new Limits(3, null));
            var orders = many(10, _ -> claims.wanted(campaign, liu, 5_00));

            var refused = claims.claim(orders);

            assertThat(refused.keySet()).containsExactlyInAnyOrderElementsOf(ids(orders.subList(3, 10)));
            assertThat(refused.values()).allMatch(CampaignLimitReached.class::isInstance);
            assertThat(claims.live(campaign)).containsExactlyInAnyOrderElementsOf(ids(orders.subList(0, 3)));
            assertThat(claims.used(campaign)).isEqualTo(3);
        }

        @Test
        void spendsOnWhatStillFits() {
            var campaign = claims.campaign(Audience.EVERYONE, new Limits(null, Money.ofFen(10_00)));
            var first = claims.wanted(campaign, liu, 6_00);
            var tooDear = claims.wanted(campaign, wang, 5_00);
            var small = claims.wanted(campaign, MemberId.next(), 4_00);

            var refused = claims.claim(first, tooDear, small);

            assertThat(refused.keySet()).containsExactly(tooDear.order());
            assertThat(refused.values()).allMatch(CampaignBudgetSpent.class::isInstance);
            assertThat(claims.spent(campaign)).isEqualTo(10_00);
        }

        @Test
        void ofAHundredOrdersTakesForThoseThatBreakNothing() {
            var limited = claims.campaign(Audience.EVERYONE, new Limits(2, null));
            var budgeted = claims.campaign(Audience.EVERYONE, new Limits(null, Money.ofFen(152_00)));
            var over = claims.campaign(Audience.EVERYONE, Limits.NONE);
            var members = Stream.generate(MemberId::next).limit(10).toList();
            var orders = new ArrayList<Wanted>();
            for (int i = 0; i < 30; i++) orders.add(claims.wanted(limited, members.get(i % 10), 5_00));
            for (int i = 0; i < 40; i++) orders.add(claims.wanted(budgeted, members.get(i % 10), 5_00));
            for (int i = 0; i < 30; i++) orders.add(claims.wanted(over, members.get(i % 10), 5_00));
            merchant.end(over);

            var refused = claims.claim(orders);

            assertThat(claims.live(limited)).containsExactlyInAnyOrderElementsOf(ids(orders.subList(0, 20)));
            assertThat(claims.live(budgeted)).containsExactlyInAnyOrderElementsOf(ids(orders.subList(30, 60)));
            assertThat(claims.live(over)).isEmpty();
            assertThat(refused).hasSize(50);
            assertThat(claims.spent(budgeted)).isEqualTo(150_00);
        }

        @Test
        void leavesAnOrderNothingThatIsRefusedOneOfItsCampaigns() {
            var usedUp = claims.campaign(Audience.EVERYONE, new Limits(1, null));
            var open = claims.campaign(Audience.EVERYONE, new Limits(1, Money.ofFen(5_00)));
            claims.claim(claims.wanted(usedUp, liu, 5_00));
            var both = OrderId.next();
            var next = claims.wanted(open, wang, 5_00);

            var refused =
                    claims.claim(claims.wanted(open, both, liu, 5_00), claims.wanted(usedUp, both, liu, 5_00), next);

            assertThat(refused.keySet()).containsExactly(both);
            assertThat(claims.live(open)).containsExactly(next.order());
            assertThat(claims.used(open)).isEqualTo(1);
            assertThat(claims.claim(claims.wanted(open, liu, 0))).isEmpty();
        }

        @Test
        void letsWhoeverTheBudgetRefusedUseTheCampaignLater() {
            var campaign = claims.campaign(Audience.NEWCOMERS, new Limits(1, Money.ofFen(5_00)));

            assertThat(claims.claim(claims.wanted(campaign, liu, 5_01))).hasSize(1);

            assertThat(claims.used(campaign)).isZero();
            assertThat(newcomerOrders(liu)).isZero();
            assertThat(claims.claim(claims.wanted(campaign, liu, 5_00))).isEmpty();
        }

        @Test
        void takesOneOrderOfEachNewcomer() {
            var campaign = claims.campaign(Audience.NEWCOMERS, Limits.NONE);
            var customer = house.member();
            house.pay(house.place(customer, item(house.tea(5_00), 1)));
            var first = claims.wanted(campaign, liu, 5_00);
            var second = claims.wanted(campaign, liu, 5_00);
            var old = claims.wanted(campaign, customer, 5_00);
            var another = claims.wanted(campaign, wang, 5_00);

            var refused = claims.claim(first, second, old, another);

            assertThat(refused.keySet()).isEqualTo(Set.of(second.order(), old.order()));
            assertThat(refused.values()).allMatch(NotInAudience.class::isInstance);
            assertThat(newcomerOrders(customer)).isZero();
        }

        @Test
        void refusesOnlyThosePricedBeforeAnEdit() {
            var campaign = claims.campaign(Audience.EVERYONE, Limits.NONE);
            var now = claims.wanted(campaign, liu, 5_00);
            var before = new Wanted(campaign, OrderId.next(), wang, now.at(), new Part(0, Money.ofFen(5_00)), false);

            var refused = claims.claim(before, now);

            assertThat(refused).containsOnlyKeys(before.order());
            assertThat(refused.values()).allMatch(CampaignChanged.class::isInstance);
        }

        @Test
        void takesNothingTwice() {
            var campaign = claims.campaign(Audience.NEWCOMERS, new Limits(1, Money.ofFen(5_00)));
            var order = claims.wanted(campaign, liu, 5_00);
            claims.claim(order);

            assertThat(claims.claim(order)).isEmpty();

            assertThat(claims.used(campaign)).isEqualTo(1);
            assertThat(claims.spent(campaign)).isEqualTo(5_00);
        }

        @Test
        void bringsBackWhatWasUndoneThoughTheCampaignIsOverByNow() {
            var campaign = claims.campaign(Audience.EVERYONE, new Limits(1, Money.ofFen(5_00)));
            var order = claims.wanted(campaign, liu, 5_00);
            claims.claim(order);
            claims.release(order);
            merchant.end(campaign);

            assertThat(claims.claim(order, claims.wanted(campaign, wang, 0))).hasSize(1);

            assertThat(claims.live(campaign)).containsExactly(order.order());
            assertThat(claims.spent(campaign)).isEqualTo(5_00);
        }

        @Test
        void costsNoMoreStatementsThanOneOrder() {
            var campaign = claims.campaign(Audience.NEWCOMERS, new Limits(1, Money.ofFen(1_000_00)));
            var one = many(1, _ -> claims.wanted(campaign, MemberId.next(), 5_00));
            var hundred = many(100, _ -> claims.wanted(campaign, MemberId.next(), 5_00));

            var forOne = statements(one);
            var forHundred = statements(hundred);

            assertThat(claims.live(campaign)).hasSize(101);
            assertThat(forHundred).hasSameSizeAs(forOne).hasSizeLessThanOrEqualTo(8);
        }
    }

    private static List<OrderId> ids(List<Wanted> orders) {
        return orders.stream().map(Wanted::order).toList();
    }

    private List<String> statements(List<Wanted> wanted) {
        return Statements.during(() -> claims.claim(wanted)).stream()
                .filter(sql -> sql.contains("campaign") || sql.contains("newcomer") || sql.contains("buyer_id"))
                .toList();
    }

    private int newcomerOrders(MemberId member) {
        return jdbc.sql("select count(*) from newcomer_order where member_id = :member")
                .param("member", member.id())
                .query(Integer.class)
                .single();
    }
}
