package mall.promotion.flashsale;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import mall.domain.kernel.Actor;
import mall.domain.kernel.NotFound;
import mall.domain.operators.ActionLog;
import mall.promotion.campaign.CampaignId;
import mall.promotion.flashsale.FlashSaleRefusal.SessionNotOpen;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the merchant does with single sessions.
@Component
@Transactional
public class FlashSessions {

    private final JdbcClient jdbc;
    private final Sales sales;
    private final ActionLog log;
    private final Clock clock;

    FlashSessions(JdbcClient jdbc, Sales sales, ActionLog log, Clock clock) {
        this.jdbc = jdbc;
        this.sales = sales;
        this.log = log;
        this.clock = clock;
    }

    /// Closes an open session for good, before its time. Those that have not opened yet are changed
    /// by editing their campaign.
    ///
    /// @throws SessionNotOpen when it has not opened yet, or is over
    public void close(SessionId id, Actor by) {
        var campaign = jdbc.sql("select campaign_id from flash_session where id = :id for update")
                .param("id", id.id())
                .query(UUID.class)
                .optional()
                .map(CampaignId::new)
                .orElseThrow(() -> new NotFound("flash-session", id));
        var closed = jdbc.sql("""
                        update flash_session set closes_at = :now
                        where id = :id and opens_at <= :now and closes_at > :now
                        """)
                .param("id", id.id())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (closed == 0) throw new SessionNotOpen(id);
        log.record(by, "flash-sales:close", "flash-session:" + id, null, null);
        sales.changed(campaign);
    }
}
