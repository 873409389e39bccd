package mall.domain.orders.views;

import java.time.Instant;
import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderNumber;
import mall.domain.orders.OrderState;
import org.jspecify.annotations.Nullable;

/// An order in a list.
///
/// @param heldFor what shipping waits for; null when nothing
/// @param payBy until when it can be paid, while it waits for that
/// @param shipBy by when all of it is to be on its way; null while nothing is promised
public record OrderSummary(
        OrderId id,
        OrderNumber number,
        MemberId buyer,
        OrderState state,
        @Nullable String heldFor,
        Money payable,
        Instant placedAt,
        Instant payBy,
        @Nullable Instant shipBy,
        List<LineView> lines) {

    public OrderSummary {
        lines = List.copyOf(lines);
    }

    public int units() {
        return lines.stream().mapToInt(LineView::quantity).sum();
    }
}
