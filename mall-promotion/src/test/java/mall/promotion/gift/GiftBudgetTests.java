package mall.promotion.gift;

import static mall.promotion.TeaHouse.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.PricedLine;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.Limits;
import mall.promotion.campaign.Scope;
import mall.promotion.campaign.editing.Merchant;
import mall.promotion.gift.GiftRules.OnRefund;
import mall.promotion.gift.GiftRules.Present;
import mall.promotion.gift.GiftRules.Step;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two cups worth ¥15 each for a tea at ¥100, from a budget of ¥50.
@MallTest
class GiftBudgetTests {

    @Autowired
    TeaHouse house;

    @Autowired
    Merchant merchant;

    @Autowired
    JdbcClient jdbc;

    SkuId tea = SkuId.next();
    MemberId liu = MemberId.next();
    CampaignId campaign = CampaignId.next();

    @BeforeEach
    void cupsForATea() {
        tea = house.tea(100_00);
        liu = house.member();
        var cup = house.tea(20_00);
        var step = new Step(Money.ofFen(100_00), null, List.of(new Present(cup, 2, Money.ofFen(15_00))));
        var rules = new GiftRules(Scope.of(house.product(tea)), List.of(step), OnRefund.KEEP);
        campaign = merchant.run("gift", merchant.terms(rules, Audience.EVERYONE, new Limits(null, Money.ofFen(50_00))));
    }

    @Test
    void giftsAreGivenWhileTheBudgetReachesAndNotAfter() {
        assertThat(isGivenACup()).isTrue();
        var order = house.place(liu, item(tea, 1));

        await().untilAsserted(() -> assertThat(isGivenACup()).isFalse());

        house.cancel(order, liu);
        await().untilAsserted(() -> assertThat(isGivenACup()).isTrue());
    }

    @Test
    void whatTheFiguresCountOfAnOrderIsWhatItsGiftsAreWorth() {
        var order = house.place(liu, item(tea, 1));

        var cost = jdbc.sql("select cost_fen from campaign_claim where order_id = :order and campaign_id = :campaign")
                .param("order", order.id())
                .param("campaign", campaign.id())
                .query(Long.class)
                .single();
        assertThat(cost).isEqualTo(30_00);
    }

    private boolean isGivenACup() {
        return house.quote(TeaHouse.basket(liu, item(tea, 1))).lines().stream().anyMatch(PricedLine::isGift);
    }
}
