package mall.domain.orders;

import java.util.List;
import mall.domain.orders.OrderRefusal.TrackingMalformed;
import org.jspecify.annotations.Nullable;

/// What an operator hands over in one parcel.
///
/// @param tracking null for what nobody carries: goods that are fetched, or that are not things
/// @param parts what is in it; empty for all that is left
public record Shipment(@Nullable Tracking tracking, List<LineUnits> parts) {

    public Shipment {
        parts = List.copyOf(parts);
    }

    /// All that is left, in one parcel.
    public static Shipment ofAll(Carrier carrier, String number) {
        return new Shipment(new Tracking(carrier, number), List.of());
    }

    /// Under which number who carries it.
    public record Tracking(Carrier carrier, String number) {

        public Tracking {
            if (!number.matches("[A-Za-z0-9-]{5,40}")) throw new TrackingMalformed();
        }
    }
}
