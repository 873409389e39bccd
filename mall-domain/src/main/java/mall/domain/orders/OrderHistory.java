package mall.domain.orders;

import java.sql.Timestamp;
import mall.domain.kernel.Ids;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes down who did what to an order, in the transaction in which it is done.
@Component
class OrderHistory {

    private final JdbcClient jdbc;

    OrderHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(OrderStep step) {
        jdbc.sql("""
                        insert into order_history (id, order_id, at, actor, action, note)
                        values (:id, :order, :at, :actor, :action, :note)
                        """)
                .param("id", Ids.next())
                .param("order", step.order().id())
                .param("at", Timestamp.from(step.at()))
                .param("actor", step.by().code())
                .param("action", step.action())
                .param("note", step.note())
                .update();
    }
}
