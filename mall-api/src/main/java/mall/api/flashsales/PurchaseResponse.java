package mall.api.flashsales;

import java.time.Instant;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderNumber;
import mall.promotion.flashsale.counter.Outcome.Ordered;
import mall.promotion.flashsale.counter.Outcome.Waiting;
import org.jspecify.annotations.Nullable;

/// What has come of an attempt that was let in.
///
/// @param order null while it waits, as are its number, its amount and its deadline
/// @param payBy until when it waits for its payment
/// @param ticket to ask with; null when it is ordered
record PurchaseResponse(
        State state,
        @Nullable OrderId order,
        @Nullable OrderNumber number,
        @Nullable Long payableFen,
        @Nullable Instant payBy,
        @Nullable String ticket) {

    enum State {
        ORDERED,
        WAITING
    }

    static PurchaseResponse of(Ordered made) {
        return new PurchaseResponse(
                State.ORDERED, made.order(), made.number(), made.payable().fen(), made.payBy(), null);
    }

    static PurchaseResponse of(Waiting waiting) {
        return new PurchaseResponse(State.WAITING, null, null, null, null, waiting.ticket());
    }
}
