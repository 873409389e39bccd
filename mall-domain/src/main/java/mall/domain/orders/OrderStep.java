package mall.domain.orders;

import java.time.Instant;
import mall.domain.kernel.Actor;
import org.jspecify.annotations.Nullable;

/// One thing that somebody did to an order: told by the order's own moves, and written down with
/// them by [OrderHistory].
///
/// @param action one word: `placed`, `paid`, `shipped`
record OrderStep(
        OrderId order, Actor by, String action, @Nullable String note, Instant at) {}
