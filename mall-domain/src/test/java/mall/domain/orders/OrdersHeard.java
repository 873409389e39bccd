package mall.domain.orders;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/// Remembers what orders told.
@TestComponent
class OrdersHeard {

    private final Queue<OrderEvent> events = new ConcurrentLinkedQueue<>();

    @EventListener
    void on(OrderEvent event) {
        events.add(event);
    }

    /// What an order told, in its order.
    List<OrderEvent> of(OrderId order) {
        return events.stream().filter(event -> event.order().equals(order)).toList();
    }
}
