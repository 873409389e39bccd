package mall.domain.shipping;

import java.time.Instant;
import java.util.List;
import mall.domain.orders.Carrier;
import mall.domain.payments.PayerAccount;
import org.jspecify.annotations.Nullable;

/// What was shipped of an order so far.
///
/// @param split whether it goes in several parcels; else it is exactly one
/// @param everything whether nothing is left to ship
/// @param parcels all that are on their way, at most 15
/// @param receiverPhone masked: `138****8000`; null when nobody carries anything
/// @param at later than that of any report of this order before
public record ShippingReport(
        String transactionId,
        PayerAccount payer,
        Way way,
        boolean split,
        boolean everything,
        List<Parcel> parcels,
        @Nullable String receiverPhone,
        Instant at) {

    public ShippingReport {
        parcels = List.copyOf(parcels);
    }

    /// How the buyer gets it.
    public enum Way {
        EXPRESS,
        PICKUP,
        VIRTUAL
    }

    /// @param carrier null for what nobody carries
    /// @param description what is in it, 1 to 120 characters
    public record Parcel(
            @Nullable Carrier carrier, @Nullable String trackingNumber, String description) {}
}
