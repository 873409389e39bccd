package mall.domain.orders;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The orders at which the shop must look by itself now.
@Component
class DueOrders {

    /// After so long, an order whose deadline could not be met is looked at again: it does not
    /// stop the others, and it is not forgotten.
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    DueOrders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Takes some that were not paid in time.
    @Transactional
    List<OrderId> unpaid(int limit) {
        return take("state = 'AWAITING_PAYMENT' and pay_by <= :now", limit);
    }

    /// Takes some whose time has come for something else.
    @Transactional
    List<OrderId> others(int limit) {
        return take("not (state = 'AWAITING_PAYMENT' and pay_by <= :now)", limit);
    }

    /// For a minute; replicas take different ones.
    private List<OrderId> take(String which, int limit) {
        var now = clock.instant();
        return jdbc.sql("""
                        update customer_order set due_at = :again
                        where id in (
                            select id from customer_order where due_at <= :now and %s
                            order by due_at limit :limit for update skip locked)
                        returning id
                        """.formatted(which))
                .param("now", Timestamp.from(now))
                .param("again", Timestamp.from(now.plus(AGAIN)))
                .param("limit", limit)
                .query((row, _) -> new OrderId(row.getObject("id", UUID.class)))
                .list();
    }
}
