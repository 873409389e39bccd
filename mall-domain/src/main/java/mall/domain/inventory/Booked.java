package mall.domain.inventory;

import java.util.UUID;
import mall.domain.kernel.SkuId;

/// What became of a [Move].
///
/// @param isNew false when this very move was booked before; then nothing was changed
/// @param isDone whether the pool has changed: false for a new move that the pool could not bear
/// @param isKnown whether there is such a pool
/// @param before what was available in the pool
/// @param after what is now
/// @param onHand what is now on hand in the pool
record Booked(
        UUID poolId, UUID skuId, boolean isNew, boolean isDone, boolean isKnown, int before, int after, int onHand) {

    SkuId sku() {
        return new SkuId(skuId);
    }

    boolean isRefused() {
        return isNew && !isDone;
    }

    /// Something sold out in ordinary stock is there again.
    boolean isReplenished() {
        return isDone && poolId.equals(skuId) && before <= 0 && after > 0;
    }
}
