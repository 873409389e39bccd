package mall.domain.orders;

import java.time.Instant;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// An order at the moment of its placing, as [OrderWriter] writes it.
///
/// @param delivery in clear; it is sealed when it is written
/// @param paid what is paid when nothing is to pay, and with it `paidAt` and `shipBy`
record NewOrder(
        OrderId id,
        OrderNumber number,
        MemberId buyer,
        OrderState state,
        OrderSource source,
        Money goods,
        Money freight,
        Money payable,
        @Nullable Money paid,
        StoredDelivery delivery,
        OrderLines lines,
        @Nullable String heldFor,
        @Nullable String remark,
        Instant placedAt,
        Instant payBy,
        @Nullable Instant paidAt,
        @Nullable Instant shipBy,
        @Nullable Instant dueAt) {

    /// A line of one of them, with its number.
    record Line(OrderId order, int no, OrderLine line) {}

    /// An adjustment of one of them, with its place.
    record Share(OrderId order, int seq, OrderAdjustment adjustment) {}
}
