package mall.domain.orders.views;

import mall.domain.orders.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Which orders stand, for whoever gives something for them. The answer holds until the caller's
/// transaction ends: whoever undoes the order at the same moment waits for that, and is heard of
/// afterwards.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class StandingOrders {

    private final JdbcClient jdbc;

    StandingOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether the order is not undone and the buyer keeps any of what he paid for; gifts do not
    /// count.
    public boolean stands(OrderId order) {
        // Two statements: one that waits for the row would see the lines as they were before.
        jdbc.sql("select id from customer_order where id = :order for share")
                .param("order", order.id())
                .query()
                .listOfRows();
        return jdbc.sql("""
                        select exists (
                            select from customer_order o join order_line line on line.order_id = o.id
                            where o.id = :order and o.state not in ('CANCELLED', 'REFUNDED')
                              and not line.gift and line.refunded < line.quantity)
                        """).param("order", order.id()).query(Boolean.class).single();
    }
}
