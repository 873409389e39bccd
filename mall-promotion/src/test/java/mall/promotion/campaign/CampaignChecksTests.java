package mall.promotion.campaign;

import static mall.promotion.TeaHouse.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Violation;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.OrderId;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.editing.Merchant;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Each violation is planted by hand, since the doors do not let it happen.
@MallTest(properties = "mall.test.database=planted-campaign-violations")
class CampaignChecksTests {

    @Autowired
    Audit audit;

    @Autowired
    TeaHouse house;

    @Autowired
    Merchant merchant;

    @Autowired
    JdbcClient jdbc;

    SkuId tea = SkuId.next();
    MemberId liu = MemberId.next();
    CampaignId campaign = CampaignId.next();
    OrderId order = OrderId.next();

    @BeforeEach
    void order() {
        tea = house.tea(50_00);
        liu = house.member();
        var rules = new Tasting.Rules(Scope.of(house.product(tea)), Money.ofFen(5_00));
        campaign = merchant.run(
                Tasting.CODE, merchant.terms(rules, Audience.NEWCOMERS, new Limits(1, Money.ofFen(100_00))));
        order = house.place(liu, item(tea, 1));
    }

    @Test
    void nothingIsWrongWithWhatWentThroughTheDoors() {
        var another = house.member();
        house.cancel(house.place(another, item(tea, 1)), another);

        assertThat(audit.run().findings())
                .filteredOn(finding -> finding.check().startsWith("campaign-"))
                .hasSize(6)
                .allSatisfy(finding -> assertThat(finding.failure()).isNull())
                .flatExtracting(finding -> finding.violations())
                .noneMatch(violation -> List.of(campaign.toString(), order.toString(), another.toString())
                        .contains(((Violation) violation).subject()));
    }

    @Test
    void aUseIsNotCounted() {
        change("update campaign_member set orders = 0 where campaign_id = :campaign");

        assertThat(violations("campaign-limits-count-exactly-the-live-claims", campaign))
                .hasSize(1);
    }

    @Test
    void aBudgetForgotWhatItSpent() {
        change("update campaign set spent_fen = 0 where id = :campaign");

        assertThat(violations("campaign-budgets-are-spent-by-exactly-the-live-claims", campaign))
                .hasSize(1);
    }

    @Test
    void anOrderLostItsClaim() {
        change("update campaign_claim set released_at = now() where order_id = :order");

        assertThat(violations("campaign-live-orders-have-exactly-their-claims", order))
                .hasSize(1);
    }

    @Test
    void aClaimOutlivedItsOrder() {
        house.cancel(order, liu);
        change("update campaign_claim set released_at = null where order_id = :order");

        assertThat(violations("campaign-live-orders-have-exactly-their-claims", order))
                .hasSize(1);
    }

    @Test
    void aNewcomerIsBoundToAnOrderThatIsGone() {
        house.cancel(order, liu);
        change("insert into newcomer_order (member_id, order_id) values (:member, :order)");

        assertThat(violations("campaign-newcomers-have-one-live-order", liu)).hasSize(1);
    }

    @Test
    void theFiguresSayMoreThanWasCounted() {
        change("insert into campaign_figures (campaign_id, day, orders) values (:campaign, current_date, 7)");

        assertThat(violations("campaign-figures-add-up-to-what-is-counted", campaign))
                .hasSize(1);
    }

    @Test
    void aNoteIsLeftLying() {
        change("insert into campaign_note (order_id, noted_at) values (:order, now() - interval '1 hour')");

        assertThat(violations("campaign-notes-are-folded", order)).hasSize(1);
    }

    private void change(String sql) {
        jdbc.sql(sql)
                .param("campaign", campaign.id())
                .param("order", order.id())
                .param("member", liu.id())
                .update();
    }

    private List<Violation> violations(String check, Object subject) {
        return audit.run().findings().stream()
                .filter(finding -> finding.check().equals(check))
                .flatMap(finding -> finding.violations().stream())
                .filter(violation -> violation.subject().equals(subject.toString()))
                .toList();
    }
}
