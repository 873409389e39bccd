package mall.web.orders;

import java.time.Instant;
import java.util.List;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.CancelReason;
import mall.domain.orders.Carrier;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderNumber;
import mall.domain.orders.OrderState;
import mall.domain.orders.ParcelId;
import mall.domain.orders.views.DeliveryView;
import mall.domain.orders.views.LineView;
import mall.domain.orders.views.OrderDetail;
import mall.domain.orders.views.OrderDetail.ParcelView;
import org.jspecify.annotations.Nullable;

/// An order as its buyer and the order desk see it: goods + freight + adjustments = payable.
///
/// @param waitsFor what shipping waits for; null when for nothing
/// @param refundedFen what goes back or is back
public record OrderResponse(
        OrderId id,
        OrderNumber number,
        MemberId buyer,
        OrderState state,
        @Nullable String waitsFor,
        List<LineResponse> lines,
        long goodsFen,
        long freightFen,
        long adjustmentsFen,
        long payableFen,
        @Nullable Long paidFen,
        long refundedFen,
        List<AdjustmentResponse> adjustments,
        DeliveryView delivery,
        List<ParcelResponse> parcels,
        List<RefundResponse> refunds,
        OrderDetail.Times times,
        @Nullable String remark,
        @Nullable CancelReason cancelReason) {

    /// @param payableFen of the whole line, all adjustments included
    public record LineResponse(
            int no,
            SkuId sku,
            ProductId product,
            String title,
            String specText,
            @Nullable String skuCode,
            @Nullable String picture,
            int quantity,
            long unitPriceFen,
            long payableFen,
            boolean gift,
            int shipped,
            int refunded) {

        static LineResponse of(LineView line) {
            return new LineResponse(
                    line.no(),
                    line.sku(),
                    line.product(),
                    line.title(),
                    line.specText(),
                    line.skuCode(),
                    line.picture(),
                    line.quantity(),
                    line.unitPrice().fen(),
                    line.payable().fen(),
                    line.gift(),
                    line.shipped(),
                    line.refunded());
        }
    }

    /// @param line null for the freight
    public record AdjustmentResponse(
            String play,
            String promotion,
            String label,
            @Nullable Integer line,
            long amountFen) {}

    public record PartResponse(int line, int quantity) {}

    /// @param carrierName what people read
    public record ParcelResponse(
            ParcelId id,
            @Nullable Carrier carrier,
            @Nullable String carrierName,
            @Nullable String trackingNumber,
            Instant shippedAt,
            List<PartResponse> parts) {

        static ParcelResponse of(ParcelView parcel) {
            return new ParcelResponse(
                    parcel.id(),
                    parcel.carrier(),
                    parcel.carrier() == null ? null : parcel.carrier().title(),
                    parcel.trackingNumber(),
                    parcel.shippedAt(),
                    parcel.contents().stream()
                            .map(part -> new PartResponse(part.line(), part.quantity()))
                            .toList());
        }
    }

    /// @param settledAt null while the money is on its way
    public record RefundResponse(
            long amountFen, Instant fixedAt, @Nullable Instant settledAt) {}

    public static OrderResponse of(OrderDetail order) {
        var summary = order.summary();
        var amounts = order.amounts();
        return new OrderResponse(
                summary.id(),
                summary.number(),
                summary.buyer(),
                summary.state(),
                summary.heldFor(),
                summary.lines().stream().map(LineResponse::of).toList(),
                amounts.goods().fen(),
                amounts.freight().fen(),
                amounts.adjustments().fen(),
                amounts.payable().fen(),
                fen(amounts.paid()),
                amounts.refunded().fen(),
                order.adjustments().stream()
                        .map(part -> new AdjustmentResponse(
                                part.play(),
                                part.promotion(),
                                part.label(),
                                part.line(),
                                part.amount().fen()))
                        .toList(),
                order.delivery(),
                order.parcels().stream().map(ParcelResponse::of).toList(),
                order.refunds().stream()
                        .map(refund -> new RefundResponse(refund.amount().fen(), refund.fixedAt(), refund.settledAt()))
                        .toList(),
                order.times(),
                order.remark(),
                order.cancelReason());
    }

    private static @Nullable Long fen(@Nullable Money money) {
        return money == null ? null : money.fen();
    }

    /// Not the address: a record's own text would put it into a log.
    @Override
    public String toString() {
        return "OrderResponse[" + id + "]";
    }
}
