package mall.domain.orders;

import java.time.Clock;
import java.time.Instant;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Says what is to be paid for an order now.
@Component
@Transactional
class OrderBills {

    private final OrderRepository orders;
    private final Clock clock;

    OrderBills(OrderRepository orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    /// @throws OrderRefusal when nothing is to be paid, or the time for it is over
    Bill due(OrderId id, MemberId buyer) {
        var order = orders.require(id, buyer);
        order.requirePayable(clock.instant());
        return new Bill(order.payable(), order.description(), order.payBy());
    }

    record Bill(Money amount, String description, Instant payBy) {}
}
