package mall.promotion.coupon;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.settings.Settings;
import mall.promotion.coupon.CouponEvent.CouponsExpiring;
import mall.promotion.coupon.CouponEvent.Expiring;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets coupons run out when their time is over, and reminds of those that will soon. A coupon is
/// judged by its dates wherever it is used, so nothing depends on how late this comes. Each replica
/// takes some rows at a time and leaves to the others what they hold.
@Component
class CouponClock {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Settings settings;
    private final Clock clock;

    CouponClock(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Settings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${mall.coupons.clock:10s}")
    void expire() {
        while (expireSome() == AT_ONCE) {}
    }

    @Scheduled(fixedDelayString = "${mall.coupons.reminders:60s}")
    void remind() {
        var before = Duration.ofHours(settings.of(CouponSettings.class).remindHours());
        if (before.isZero()) return;
        while (Boolean.TRUE.equals(transaction.execute(_ -> remindSome(before) == AT_ONCE))) {}
    }

    private int expireSome() {
        return jdbc.sql("""
                        update coupon set state = 'EXPIRED' where id = any (array(
                            select id from coupon where state in ('AVAILABLE', 'FROZEN') and valid_until <= :now
                            order by valid_until limit :most for update skip locked))
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("most", AT_ONCE)
                .update();
    }

    /// One event for all of them, in the transaction that notes that they were told.
    private int remindSome(Duration before) {
        var now = clock.instant();
        List<Expiring> expiring = jdbc.sql("""
                        with due as (
                            select id from coupon
                            where state = 'AVAILABLE' and reminded_at is null
                              and valid_until > :now and valid_until <= :soon and valid_from <= :now
                            order by valid_until limit :most for update skip locked)
                        update coupon set reminded_at = :now
                        from due, coupon_terms terms
                        where coupon.id = due.id and terms.template_id = coupon.template_id
                          and terms.edition = coupon.edition
                        returning coupon.id, coupon.member_id, terms.name, coupon.valid_until
                        """)
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(now.plus(before)))
                .param("most", AT_ONCE)
                .query((row, _) -> new Expiring(
                        new CouponId(row.getObject("id", UUID.class)),
                        new MemberId(row.getObject("member_id", UUID.class)),
                        row.getString("name"),
                        row.getTimestamp("valid_until").toInstant()))
                .list();
        if (!expiring.isEmpty()) events.publishEvent(new CouponsExpiring(expiring));
        return expiring.size();
    }
}
