package mall.promotion.flashsale.counter;

import java.time.Instant;
import mall.domain.kernel.Money;
import mall.domain.kernel.Refusal;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderNumber;

/// What has come of an attempt that was let in.
public sealed interface Outcome {

    /// Its order is there, and committed.
    ///
    /// @param payBy until when it waits for its payment
    record Ordered(OrderId order, OrderNumber number, Money payable, Instant payBy) implements Outcome {}

    /// There is a queue: ask again with the ticket.
    record Waiting(String ticket) implements Outcome {}

    /// The ledger said no, and nothing was taken.
    record Refused(Refusal why) implements Outcome {}
}
