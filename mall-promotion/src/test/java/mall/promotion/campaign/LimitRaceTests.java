package mall.promotion.campaign;

import static mall.promotion.TeaHouse.basket;
import static mall.promotion.TeaHouse.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.BasketRefusal.PriceChanged;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.CampaignRefusal.CampaignBudgetSpent;
import mall.promotion.campaign.CampaignRefusal.CampaignLimitReached;
import mall.promotion.campaign.CampaignRefusal.NotInAudience;
import mall.promotion.campaign.editing.Merchant;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Limits hold however many want the same thing at the same moment.
@MallTest
class LimitRaceTests {

    @Autowired
    TeaHouse house;

    @Autowired
    Merchant merchant;

    @Autowired
    JdbcClient jdbc;

    SkuId tea = SkuId.next();

    @BeforeEach
    void shelves() {
        tea = house.tea(50_00);
    }

    @Test
    void aHundredOrdersOfOneMemberRaceForThreeUses() {
        var campaign = run(Audience.EVERYONE, new Limits(3, null));
        var liu = house.member();

        var race = Race.of(100, _ -> house.place(basket(liu, item(tea, 1)), Money.ofFen(45_00)));

        assertThat(race.winners()).hasSize(3);
        assertThat(race.losers()).hasSize(97).allMatch(LimitRaceTests::isAnAnswer);
        assertThat(merchant.liveOrders(campaign)).isEqualTo(3);
    }

    @Test
    void aHundredBuyersRaceForABudgetThatCoversTen() {
        var campaign = run(Audience.EVERYONE, new Limits(null, Money.ofFen(52_00)));
        var buyers = IntStream.range(0, 100).mapToObj(_ -> house.member()).toList();

        var race = Race.of(100, number -> house.place(basket(buyers.get(number), item(tea, 1)), Money.ofFen(45_00)));

        assertThat(race.winners()).hasSize(10);
        assertThat(race.losers()).hasSize(90).allMatch(LimitRaceTests::isAnAnswer);
        assertThat(merchant.liveOrders(campaign)).isEqualTo(10);
        assertThat(spent(campaign)).isEqualTo(50_00);
    }

    @Test
    void ofTwentyRacingOrdersOfANewcomerOneIsANewcomers() {
        var campaign = run(Audience.NEWCOMERS, Limits.NONE);
        var another = run(Audience.NEWCOMERS, Limits.NONE);
        var liu = house.member();

        var race = Race.of(20, _ -> house.place(basket(liu, item(tea, 1)), Money.ofFen(45_00)));

        assertThat(race.winners()).hasSize(1);
        assertThat(race.losers()).allMatch(LimitRaceTests::isAnAnswer);
        assertThat(merchant.liveOrders(campaign) + merchant.liveOrders(another)).isEqualTo(1);
    }

    @Test
    void cancellationsRacingForOneOrderGiveItsPartBackOnce() {
        var campaign = run(Audience.EVERYONE, new Limits(1, Money.ofFen(5_00)));
        var liu = house.member();
        var order = house.place(liu, item(tea, 1));
        assertThatThrownBy(() -> house.place(basket(liu, item(tea, 1)), Money.ofFen(45_00)))
                .isInstanceOf(PriceChanged.class);

        Race.of(10, _ -> house.cancel(order, liu));

        assertThat(merchant.liveOrders(campaign)).isZero();
        assertThat(spent(campaign)).isZero();
        house.place(basket(liu, item(tea, 1)), Money.ofFen(45_00));
        assertThat(merchant.liveOrders(campaign)).isEqualTo(1);
    }

    /// A refusal of the campaign, or of the checkout because the price without it is another one.
    private static boolean isAnAnswer(Throwable loser) {
        return loser instanceof CampaignLimitReached
                || loser instanceof CampaignBudgetSpent
                || loser instanceof NotInAudience
                || loser instanceof PriceChanged;
    }

    private CampaignId run(Audience audience, Limits limits) {
        var rules = new Tasting.Rules(Scope.of(house.product(tea)), Money.ofFen(5_00));
        return merchant.run(Tasting.CODE, merchant.terms(rules, audience, limits));
    }

    private long spent(CampaignId campaign) {
        return jdbc.sql("select spent_fen from campaign where id = :id")
                .param("id", campaign.id())
                .query(Long.class)
                .single();
    }
}
