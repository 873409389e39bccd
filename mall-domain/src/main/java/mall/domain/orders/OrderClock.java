package mall.domain.orders;

import java.util.function.Consumer;
import mall.domain.orders.OrderRefusal.JustPaid;
import mall.domain.runtime.Backlog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Enforces the deadlines of orders: reminds of a payment and closes what was not paid, takes
/// silence for receipt, and ends the time for complaints.
@Component
class OrderClock {

    private static final Logger log = LoggerFactory.getLogger(OrderClock.class);

    /// So many are being closed at WeChat at once, which may take seconds for each: two hundred that
    /// expire together are closed before anybody minds.
    static final int CLOSING = 50;

    /// Few: what needs no word with WeChat needs nothing but connections, and so do requests.
    private static final int MOVING = 3;

    private final DueOrders due;
    private final Orders orders;
    private final Cancellations cancellations;
    private final Backlog backlog;

    OrderClock(DueOrders due, Orders orders, Cancellations cancellations, Backlog backlog) {
        this.due = due;
        this.orders = orders;
        this.cancellations = cancellations;
        this.backlog = backlog;
    }

    @Scheduled(fixedDelayString = "${mall.orders.clock:1s}")
    void closeUnpaid() {
        backlog.workThrough(CLOSING, due::unpaid, order -> meet(order, cancellations::expire));
    }

    @Scheduled(fixedDelayString = "${mall.orders.clock:1s}")
    void meetDeadlines() {
        backlog.workThrough(MOVING, due::others, order -> meet(order, orders::meetDeadline));
    }

    private static void meet(OrderId order, Consumer<OrderId> move) {
        try {
            move.accept(order);
        } catch (JustPaid inTime) {
            log.debug("Order {} was paid at its deadline", order);
        } catch (RuntimeException failure) {
            log.warn("The deadline of order {} could not be met, it is tried again", order, failure);
        }
    }
}
