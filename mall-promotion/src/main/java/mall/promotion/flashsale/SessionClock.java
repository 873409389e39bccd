package mall.promotion.flashsale;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import mall.domain.inventory.AllotmentId;
import mall.domain.inventory.Allotments;
import mall.promotion.campaign.Campaign;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Gives back what is left of sessions that are over, or whose campaign was ended: two minutes later,
/// so that whoever was let in at the last moment still gets his order. A session at a time, each in
/// a transaction of its own; replicas take different ones.
@Component
class SessionClock {

    private final JdbcClient jdbc;
    private final Allotments allotments;
    private final TransactionOperations transactions;
    private final Clock clock;

    SessionClock(JdbcClient jdbc, Allotments allotments, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.allotments = allotments;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "5s")
    void giveBack() {
        boolean more = true;
        while (more) more = Boolean.TRUE.equals(transactions.execute(_ -> giveBackOne()));
    }

    /// @return whether there was one
    private boolean giveBackOne() {
        var now = clock.instant();
        var due = jdbc.sql("""
                        select session.id from flash_session session
                        join campaign on campaign.id = session.campaign_id
                        where session.given_back_at is null and (session.closes_at <= :before
                            or campaign.state = 'ENDED' and campaign.ends_at > :now and campaign.changed_at <= :before)
                        order by session.closes_at limit 1 for update of session skip locked
                        """)
                .param("now", Timestamp.from(now))
                .param("before", Timestamp.from(now.minus(Campaign.LAST_ORDERS)))
                .query(UUID.class)
                .optional();
        due.ifPresent(session -> {
            allotments.close(jdbc.sql("select allotment_id from flash_lot where session_id = :session")
                    .param("session", session)
                    .query((row, _) -> new AllotmentId(row.getObject("allotment_id", UUID.class)))
                    .list());
            jdbc.sql("update flash_session set given_back_at = :now where id = :session")
                    .param("now", Timestamp.from(now))
                    .param("session", session)
                    .update();
        });
        return due.isPresent();
    }
}
