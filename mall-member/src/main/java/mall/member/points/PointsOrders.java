package mall.member.points;

import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.orders.OrderEvent.LinesRefunded;
import mall.domain.orders.OrderEvent.OrderCancelled;
import mall.domain.orders.OrderEvent.OrderCompleted;
import mall.domain.orders.OrderEvent.OrderPaid;
import mall.domain.orders.OrderId;
import mall.member.ledger.Asset;
import mall.member.ledger.HoldOwner;
import mall.member.ledger.LedgerCause;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Hears what happens to orders, and is asked after points that an order holds for too long.
@Component
class PointsOrders implements HoldOwner {

    private final OrderPoints points;

    PointsOrders(OrderPoints points) {
        this.points = points;
    }

    @ApplicationModuleListener
    void on(OrderPaid event) {
        points.earn(event.order(), event.buyer());
    }

    @ApplicationModuleListener
    void on(OrderCompleted event) {
        points.bringInLine(event.order(), event.buyer());
    }

    @ApplicationModuleListener
    void on(LinesRefunded event) {
        points.bringInLine(event.order(), event.buyer());
    }

    @ApplicationModuleListener
    void on(OrderCancelled event) {
        points.bringInLine(event.order(), event.buyer());
    }

    @Override
    public boolean owns(LedgerCause owner) {
        return owner.kind().equals(OrderPoints.SPENT) || owner.kind().equals(OrderPoints.EARNED);
    }

    @Override
    public void overdue(MemberId member, Asset asset, LedgerCause owner) {
        points.bringInLine(new OrderId(UUID.fromString(owner.key())), member);
    }
}
