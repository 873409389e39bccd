package mall.domain.orders;

import java.util.List;
import mall.domain.kernel.Ids;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes down who did what to an order, in the transaction in which it is done.
@Component
class OrderHistory {

    private final JdbcClient jdbc;
    private final Rows<OrderStep> steps = new Rows<OrderStep>("order_history")
            .column("id", "uuid", _ -> Ids.next())
            .column("order_id", "uuid", step -> step.order().id())
            .column("at", "timestamptz", OrderStep::at)
            .column("actor", "text", step -> step.by().code())
            .column("action", "text", OrderStep::action)
            .column("note", "text", OrderStep::note);

    OrderHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(OrderStep step) {
        write(List.of(step));
    }

    void write(List<OrderStep> told) {
        steps.insert(told, jdbc);
    }
}
