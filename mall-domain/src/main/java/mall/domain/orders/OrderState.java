package mall.domain.orders;

import java.util.EnumSet;
import java.util.Set;

/// Where an order is in its life.
public enum OrderState {
    /// Placed; its stock is reserved until the payment deadline.
    AWAITING_PAYMENT,
    /// Paid, nothing shipped yet.
    PAID,
    /// Some parcels are on their way, more will follow.
    PARTLY_SHIPPED,
    /// All of it is on its way, until the buyer confirms or a while has passed.
    SHIPPED,
    /// The buyer has it; complaints are still possible.
    RECEIVED,
    /// The time for complaints is over.
    COMPLETED,
    /// Undone: never paid, or paid and the money is on its way back.
    CANCELLED,
    /// Undone, and all that was paid is back.
    REFUNDED;

    /// States in which the order holds stock and counts against limits, or has used them up.
    static final Set<OrderState> LIVE =
            EnumSet.of(AWAITING_PAYMENT, PAID, PARTLY_SHIPPED, SHIPPED, RECEIVED, COMPLETED);
}
