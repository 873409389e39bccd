package mall.promotion.flashsale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Violation;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.SkuId;
import mall.domain.orders.OrderId;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.CampaignId;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Each violation is planted by hand, since the doors do not let it happen.
@MallTest(properties = "mall.test.database=planted-flash-sale-violations")
class FlashChecksTests {

    @Autowired
    Audit audit;

    @Autowired
    TeaHouse house;

    @Autowired
    Rush rush;

    @Autowired
    JdbcClient jdbc;

    SkuId tea = SkuId.next();
    MemberId liu = MemberId.next();
    CampaignId campaign = CampaignId.next();
    SessionId session = SessionId.next();
    OrderId order = OrderId.next();

    @BeforeEach
    void order() {
        tea = house.tea(50_00);
        liu = house.member();
        campaign = rush.run(Rush.rules(2, Rush.of(tea, 10, 2)));
        session = rush.session(campaign).id();
        order = rush.order(liu, rush.session(campaign), tea, 2);
    }

    @Test
    void nothingIsWrongWithWhatWentThroughTheDoors() {
        var wang = house.member();
        house.cancel(rush.order(wang, rush.session(campaign), tea, 1), wang);

        assertThat(audit.run().findings())
                .filteredOn(finding -> finding.check().startsWith("flash-sale-"))
                .hasSize(7)
                .allSatisfy(finding -> assertThat(finding.failure()).isNull())
                .flatExtracting(finding -> finding.violations())
                .extracting(violation -> ((Violation) violation).subject())
                .doesNotContain(campaign.toString(), session.toString(), order.toString());
    }

    @Test
    void aUnitIsNotCountedInItsSession() {
        change("update flash_bought set units = 1 where session_id = :session");

        assertThat(violations("flash-sale-buyers-count-exactly-their-live-purchases", session))
                .hasSize(1);
    }

    @Test
    void aUnitIsNotCountedInItsCampaign() {
        change("update flash_member set units = 1 where campaign_id = :campaign");

        assertThat(violations("flash-sale-members-count-exactly-their-live-purchases", campaign))
                .hasSize(1);
    }

    @Test
    void aBuyerPassedHisLimit() {
        change("update flash_lot set limit_per_member = 1 where session_id = :session");

        assertThat(violations("flash-sale-buyers-keep-to-the-limit-of-a-session", session))
                .hasSize(1);
    }

    @Test
    void anOrderLostItsPurchase() {
        change("update flash_purchase set released_at = now() where order_id = :order");

        assertThat(violations("flash-sale-live-orders-have-exactly-their-purchases", order))
                .hasSize(1);
    }

    @Test
    void aPurchaseLostItsOrder() {
        change("delete from order_adjustment where order_id = :order");

        assertThat(violations("flash-sale-live-orders-have-exactly-their-purchases", order))
                .hasSize(1);
    }

    @Test
    void aLotSoldMoreThanThereWas() {
        change("update flash_lot set quota = 1 where session_id = :session");

        assertThat(violations("flash-sale-lots-sell-no-more-than-their-quota", session))
                .hasSize(1);
        assertThat(violations("flash-sale-lots-hold-what-was-carved", session)).hasSize(1);
    }

    @Test
    void aSessionNeverGaveBack() {
        change("""
                update flash_session set opens_at = now() - interval '1 hour', closes_at = now() - interval '10 minutes'
                where id = :session
                """);

        assertThat(violations("flash-sale-sessions-that-are-over-gave-back", session))
                .hasSize(1);
    }

    private void change(String sql) {
        assertThat(jdbc.sql(sql)
                        .param("campaign", campaign.id())
                        .param("session", session.id())
                        .param("order", order.id())
                        .update())
                .isPositive();
    }

    private List<Violation> violations(String check, Object subject) {
        return audit.run().findings().stream()
                .filter(finding -> finding.check().equals(check))
                .flatMap(finding -> finding.violations().stream())
                .filter(violation -> violation.subject().equals(subject.toString()))
                .toList();
    }
}
