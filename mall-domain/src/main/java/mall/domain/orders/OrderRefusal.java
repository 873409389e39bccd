package mall.domain.orders;

import java.time.Instant;
import mall.domain.kernel.Refusal;

/// Why an order does not move.
public abstract sealed class OrderRefusal extends Refusal {

    private OrderRefusal(Kind kind, String code, Object... facts) {
        super(kind, code, facts);
    }

    /// The order is not in a state for that.
    public static final class WrongState extends OrderRefusal {
        WrongState(OrderState state) {
            super(Kind.CONFLICT, "order-state", "state", state.name());
        }
    }

    /// The time to pay is over.
    public static final class PaymentDeadlinePassed extends OrderRefusal {
        PaymentDeadlinePassed(Instant payBy) {
            super(Kind.CONFLICT, "payment-deadline-passed", "payBy", payBy.toString());
        }
    }

    /// WeChat has not confirmed that nobody can pay it any more.
    public static final class PaymentStillOpen extends OrderRefusal {
        PaymentStillOpen() {
            super(Kind.AWAY, "payment-still-open");
        }
    }

    /// It was paid a moment ago.
    public static final class JustPaid extends OrderRefusal {
        JustPaid() {
            super(Kind.CONFLICT, "order-just-paid");
        }
    }

    /// Only the shop cancels what is paid.
    public static final class PaidIsFinal extends OrderRefusal {
        PaidIsFinal() {
            super(Kind.CONFLICT, "paid-order-not-cancellable");
        }
    }

    /// It waits for something else before it may be shipped.
    public static final class Held extends OrderRefusal {
        Held(String heldFor) {
            super(Kind.CONFLICT, "order-held", "for", heldFor);
        }
    }

    /// There are not that many units left on the line.
    public static final class MoreThanLeft extends OrderRefusal {
        MoreThanLeft(int line, int left) {
            super(Kind.CONFLICT, "more-than-left", "line", line, "left", left);
        }
    }

    /// The order has no such line, or it is named twice.
    public static final class LinesMalformed extends OrderRefusal {
        LinesMalformed() {
            super(Kind.INVALID, "order-lines-malformed");
        }
    }

    /// No carrier gives out such numbers.
    public static final class TrackingMalformed extends OrderRefusal {
        TrackingMalformed() {
            super(Kind.INVALID, "tracking-number-malformed");
        }
    }

    /// What is sent needs a carrier and a number, and only that.
    public static final class TrackingUnfit extends OrderRefusal {
        TrackingUnfit() {
            super(Kind.INVALID, "tracking-unfit");
        }
    }

    /// The order has a parcel with this number.
    public static final class ParcelKnown extends OrderRefusal {
        ParcelKnown(String number) {
            super(Kind.CONFLICT, "parcel-known", "trackingNumber", number);
        }
    }

    /// One order goes in so many parcels: as many as WeChat can be told of.
    public static final class TooManyParcels extends OrderRefusal {
        TooManyParcels(int limit) {
            super(Kind.CONFLICT, "too-many-parcels", "limit", limit);
        }
    }

    /// A tracking number can be corrected once.
    public static final class TrackingFixed extends OrderRefusal {
        TrackingFixed() {
            super(Kind.CONFLICT, "tracking-number-fixed");
        }
    }

    /// A member cannot be forgotten while an order is on its way to him.
    public static final class OrdersUnderWay extends OrderRefusal {
        OrdersUnderWay(int count) {
            super(Kind.CONFLICT, "orders-under-way", "count", count);
        }
    }
}
