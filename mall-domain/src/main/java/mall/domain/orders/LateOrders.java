package mall.domain.orders;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Counts the paid orders that should be on their way by now, for whoever watches the shop: as
/// `mall.orders.late`. WeChat counts them too, and holds it against the shop.
@Component
class LateOrders {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicLong late;

    LateOrders(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.late = meters.gauge("mall.orders.late", new AtomicLong());
    }

    @Scheduled(fixedDelayString = "1m")
    void count() {
        late.set(jdbc.sql("""
                        select count(*) from customer_order
                        where state in ('PAID', 'PARTLY_SHIPPED') and ship_by < :now
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single());
    }
}
