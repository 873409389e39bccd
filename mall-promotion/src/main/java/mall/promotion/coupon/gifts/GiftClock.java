package mall.promotion.coupon.gifts;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives back what no friend took in time.
@Component
class GiftClock {

    private static final int AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final CouponGifts gifts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    GiftClock(JdbcClient jdbc, CouponGifts gifts, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.gifts = gifts;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${mall.coupons.gifts:10s}")
    void giveBack() {
        while (Boolean.TRUE.equals(transaction.execute(_ -> giveSomeBack() == AT_ONCE))) {}
    }

    private int giveSomeBack() {
        List<String> due = jdbc.sql("""
                        select token from coupon_gift where state = 'OPEN' and take_by <= :now
                        order by take_by limit :most for update skip locked
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("most", AT_ONCE)
                .query(String.class)
                .list();
        due.forEach(gifts::giveBack);
        return due.size();
    }
}
