package mall.domain.orders;

import java.time.Instant;
import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;

/// What happens to an order. Told at least once and in no order: whoever listens survives a second
/// telling and looks at the order as it is now.
public sealed interface OrderEvent {

    OrderId order();

    MemberId buyer();

    record OrderPlaced(OrderId order, MemberId buyer, Money payable, Instant payBy) implements OrderEvent {}

    /// It still waits for payment and its deadline is near.
    record PaymentDueSoon(OrderId order, MemberId buyer, Money payable, Instant payBy) implements OrderEvent {}

    /// Paid, or nothing was to pay.
    record OrderPaid(OrderId order, MemberId buyer, Money paid, Instant paidAt) implements OrderEvent {}

    record OrderCancelled(OrderId order, MemberId buyer, CancelReason reason) implements OrderEvent {}

    /// @param everything whether nothing is left to ship
    record ParcelShipped(OrderId order, MemberId buyer, ParcelId parcel, boolean everything) implements OrderEvent {}

    /// The number under which the carrier knows the parcel was wrong, and is right now.
    record TrackingCorrected(OrderId order, MemberId buyer, ParcelId parcel) implements OrderEvent {}

    record OrderReceived(OrderId order, MemberId buyer) implements OrderEvent {}

    /// The time for complaints is over and no case is open: what waited for that may happen.
    record OrderCompleted(OrderId order, MemberId buyer) implements OrderEvent {}

    /// The amount of a refund is fixed; the money follows.
    ///
    /// @param cause unique within the order
    record LinesRefunded(OrderId order, MemberId buyer, String cause, List<RefundedUnits> lines, Money amount)
            implements OrderEvent {

        public LinesRefunded {
            lines = List.copyOf(lines);
        }
    }
}
