package mall.domain.orders;

import java.time.Instant;
import mall.domain.kernel.Money;
import mall.domain.kernel.Refusal;

/// What became of a [Purchase].
public sealed interface Placed {

    /// It is an order, and committed.
    ///
    /// @param repeated whether it had been placed under the same key before
    record Ordered(OrderId order, OrderNumber number, Money payable, Instant payBy, boolean repeated)
            implements Placed {}

    /// It is none, and nothing was taken for it; unless the same request is under way elsewhere, as
    /// [mall.domain.kernel.Idempotency.KeyInFlight] says: then that one decides.
    record Refused(Refusal why) implements Placed {}
}
