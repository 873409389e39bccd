package mall.web.orders;

import java.time.Instant;
import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderNumber;
import mall.domain.orders.OrderState;
import mall.domain.orders.views.OrderSummary;
import mall.web.orders.OrderResponse.LineResponse;
import org.jspecify.annotations.Nullable;

/// An order in a list.
///
/// @param waitsFor what shipping waits for; null when for nothing
/// @param shipBy by when all of it is to be on its way; null while nothing is promised
public record OrderRow(
        OrderId id,
        OrderNumber number,
        MemberId buyer,
        OrderState state,
        @Nullable String waitsFor,
        long payableFen,
        Instant placedAt,
        Instant payBy,
        @Nullable Instant shipBy,
        List<LineResponse> lines) {

    public static OrderRow of(OrderSummary order) {
        return new OrderRow(
                order.id(),
                order.number(),
                order.buyer(),
                order.state(),
                order.heldFor(),
                order.payable().fen(),
                order.placedAt(),
                order.payBy(),
                order.shipBy(),
                order.lines().stream().map(LineResponse::of).toList());
    }
}
