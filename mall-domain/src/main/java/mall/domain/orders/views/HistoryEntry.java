package mall.domain.orders.views;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that somebody did to an order.
///
/// @param actor `member:0192…`, `operator:0192…`, `shop`
public record HistoryEntry(
        Instant at, String actor, String action, @Nullable String note) {}
