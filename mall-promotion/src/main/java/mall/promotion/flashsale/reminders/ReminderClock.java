package mall.promotion.flashsale.reminders;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mall.domain.catalog.Catalog;
import mall.domain.kernel.MemberId;
import mall.member.messages.MessagePurpose;
import mall.member.messages.MessageValue;
import mall.member.messages.Messages;
import mall.member.messages.Notice;
import mall.promotion.flashsale.Sales;
import mall.promotion.flashsale.SessionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Puts reminders in the queue of messages some minutes before their session opens, some hundred in
/// one transaction, which also notes that they are told: each is told once, whichever replica does
/// it and wherever one dies. A session whose campaign is paused waits.
@Component
class ReminderClock {

    static final Duration BEFORE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final Sales sales;
    private final Catalog catalog;
    private final Messages messages;
    private final TransactionOperations transactions;
    private final Clock clock;

    // One more than a constructor should have: it finds who is due, what of, and tells them.
    ReminderClock(
            JdbcClient jdbc,
            Sales sales,
            Catalog catalog,
            Messages messages,
            TransactionOperations transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.sales = sales;
        this.catalog = catalog;
        this.messages = messages;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "5s")
    void remind() {
        boolean more = true;
        while (more) more = Boolean.TRUE.equals(transactions.execute(_ -> remindSome()));
    }

    /// @return whether there were any
    private boolean remindSome() {
        var now = clock.instant();
        var due = jdbc.sql("""
                        with due as (
                            select reminder.session_id, reminder.member_id from flash_reminder reminder
                            join flash_session session on session.id = reminder.session_id
                            join campaign on campaign.id = session.campaign_id
                            where reminder.told_at is null and campaign.state = 'SCHEDULED'
                              and session.opens_at > :now and session.opens_at <= :soon
                            order by session.opens_at, reminder.session_id, reminder.member_id limit :most
                            for update of reminder skip locked
                        )
                        update flash_reminder told set told_at = :now from due
                        where told.session_id = due.session_id and told.member_id = due.member_id
                        returning told.session_id, told.member_id
                        """)
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(now.plus(BEFORE)))
                .param("most", AT_ONCE)
                .query((row, _) -> new Due(
                        new SessionId(row.getObject("session_id", UUID.class)),
                        new MemberId(row.getObject("member_id", UUID.class))))
                .list();
        due.forEach(this::tell);
        return !due.isEmpty();
    }

    private void tell(Due due) {
        sales.session(due.session()).ifPresent(session -> {
            var first = session.lots().getFirst();
            var sku = catalog.skus(List.of(first.id().sku())).get(first.id().sku());
            messages.tell(new Notice(
                    MessagePurpose.SALE_OPENS,
                    due.member(),
                    due.session() + "/" + due.member(),
                    due.session().toString(),
                    Map.of(
                            MessageValue.GOODS, sku == null ? session.name() : session.name() + " " + sku.title(),
                            MessageValue.AMOUNT, first.price().yuan(),
                            MessageValue.TIME, Notice.time(session.opensAt())),
                    session.closesAt()));
        });
    }

    private record Due(SessionId session, MemberId member) {}
}
