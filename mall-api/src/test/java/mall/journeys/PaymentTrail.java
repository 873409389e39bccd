package mall.journeys;

import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What an order has left behind in the books of payments.
@TestComponent
class PaymentTrail {

    private final JdbcClient jdbc;

    PaymentTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// WeChat's number of the one payment that was begun.
    String number(String order) {
        return text("select replace(id::text, '-', '') from payment where payable_id = :order", order);
    }

    int attempts(String order) {
        return count("select count(*) from payment where payable_id = :order", order);
    }

    /// How often that stands in its history.
    int steps(String order, String action) {
        return count("select count(*) from order_history where order_id = :order and action = '" + action + "'", order);
    }

    int incidents(String order) {
        return count("""
                select count(*) from payment_incident i
                join payment p on replace(p.id::text, '-', '') = i.number where p.payable_id = :order
                """, order);
    }

    String refund(String order) {
        return text("select status from refund where payable_id = :order", order);
    }

    /// Why its refund does not get on; empty when it does.
    String trouble(String order) {
        return text("select coalesce(trouble, '') from refund where payable_id = :order", order);
    }

    private int count(String sql, String order) {
        return jdbc.sql(sql)
                .param("order", UUID.fromString(order))
                .query(Integer.class)
                .single();
    }

    private String text(String sql, String order) {
        return jdbc.sql(sql)
                .param("order", UUID.fromString(order))
                .query(String.class)
                .single();
    }
}
