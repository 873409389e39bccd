package mall.domain.orders;

import java.time.Instant;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// One purchase of several that are placed together.
///
/// @param seen the total that the buyer saw and agreed to
/// @param pricedAt the moment whose prices count: that of an admission; null for now
public record Purchase(
        Basket basket,
        Money seen,
        OrderSource source,
        IdempotencyKey key,
        @Nullable Instant pricedAt) {}
