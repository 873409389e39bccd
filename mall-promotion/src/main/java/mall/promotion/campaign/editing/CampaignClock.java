package mall.promotion.campaign.editing;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import mall.promotion.campaign.Campaign;
import mall.promotion.campaign.CampaignId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes down, once the last orders are in, that campaigns are over, so that those who wait for the
/// end are told. No price waits for this: a campaign is over when its period is.
@Component
class CampaignClock {

    private static final int AT_ONCE = 20;

    private final CampaignPlanRepository plans;
    private final JdbcClient jdbc;
    private final Clock clock;

    CampaignClock(CampaignPlanRepository plans, JdbcClient jdbc, Clock clock) {
        this.plans = plans;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "5s")
    @Transactional
    void expire() {
        var now = clock.instant();
        var over = jdbc.sql("""
                        select id from campaign where state in ('SCHEDULED', 'PAUSED') and ends_at <= :before
                        order by ends_at limit :limit for update skip locked
                        """)
                .param("before", Timestamp.from(now.minus(Campaign.LAST_ORDERS)))
                .param("limit", AT_ONCE)
                .query((row, _) -> new CampaignId(row.getObject("id", UUID.class)))
                .list();
        for (var id : over) {
            var plan = plans.findById(id).orElseThrow();
            plan.expire(now);
            plans.saveAndFlush(plan);
        }
    }
}
