package mall.domain.orders;

import mall.domain.orders.DueOrders.Due;
import mall.domain.orders.OrderRefusal.JustPaid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Enforces the deadlines of orders: reminds of a payment and closes what was not paid, takes
/// silence for receipt, and ends the time for complaints.
@Component
class OrderClock {

    private static final Logger log = LoggerFactory.getLogger(OrderClock.class);
    private static final int BATCH = 50;

    private final DueOrders due;
    private final Orders orders;
    private final Cancellations cancellations;

    OrderClock(DueOrders due, Orders orders, Cancellations cancellations) {
        this.due = due;
        this.orders = orders;
        this.cancellations = cancellations;
    }

    @Scheduled(fixedDelayString = "${mall.orders.clock:1s}")
    void tick() {
        var batch = due.take(BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(this::meet);
            batch = due.take(BATCH);
        }
    }

    private void meet(Due next) {
        try {
            if (next.expired()) cancellations.expire(next.order());
            else orders.meetDeadline(next.order());
        } catch (JustPaid inTime) {
            log.debug("Order {} was paid at its deadline", next.order());
        } catch (RuntimeException failure) {
            log.warn("The deadline of order {} could not be met, it is tried again", next.order(), failure);
        }
    }
}
