package mall.domain.orders.views;

import java.time.Instant;
import java.util.List;
import mall.domain.kernel.Money;
import mall.domain.orders.CancelReason;
import mall.domain.orders.Carrier;
import mall.domain.orders.LineUnits;
import mall.domain.orders.OrderSource;
import mall.domain.orders.ParcelId;
import org.jspecify.annotations.Nullable;

/// An order with everything about it.
public record OrderDetail(
        OrderSummary summary,
        OrderSource source,
        Amounts amounts,
        DeliveryView delivery,
        List<AdjustmentView> adjustments,
        List<ParcelView> parcels,
        List<RefundView> refunds,
        Times times,
        @Nullable String remark,
        @Nullable CancelReason cancelReason) {

    public OrderDetail {
        adjustments = List.copyOf(adjustments);
        parcels = List.copyOf(parcels);
        refunds = List.copyOf(refunds);
    }

    /// For whoever need not know who receives it.
    public OrderDetail masked() {
        return new OrderDetail(
                summary,
                source,
                amounts,
                delivery.masked(),
                adjustments,
                parcels,
                refunds,
                times,
                remark,
                cancelReason);
    }

    /// goods + freight + adjustments = payable.
    ///
    /// @param paid null until it is paid
    /// @param refunded what goes back or is back
    public record Amounts(
            Money goods,
            Money freight,
            Money adjustments,
            Money payable,
            @Nullable Money paid,
            Money refunded) {}

    /// What one promotion did to one line or to the freight.
    ///
    /// @param line null for the freight
    /// @param amount zero or less
    public record AdjustmentView(
            String play,
            String promotion,
            String label,
            @Nullable Integer line,
            Money amount) {}

    /// @param carrier null for what nobody carries
    public record ParcelView(
            ParcelId id,
            @Nullable Carrier carrier,
            @Nullable String trackingNumber,
            Instant shippedAt,
            List<LineUnits> contents) {

        public ParcelView {
            contents = List.copyOf(contents);
        }
    }

    /// @param settledAt when the money was back; null while it is on its way
    public record RefundView(
            String cause,
            Money amount,
            Instant fixedAt,
            @Nullable Instant settledAt) {}

    /// What happened when, and what will.
    public record Times(
            Instant placedAt,
            Instant payBy,
            @Nullable Instant paidAt,
            @Nullable Instant shipBy,
            @Nullable Instant shippedAt,
            @Nullable Instant receiveBy,
            @Nullable Instant receivedAt,
            @Nullable Instant completedAt,
            @Nullable Instant cancelledAt) {}
}
