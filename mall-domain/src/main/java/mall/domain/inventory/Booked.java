package mall.domain.inventory;

import java.util.UUID;
import mall.domain.kernel.SkuId;

/// What became of a [Move] that had not been booked before.
///
/// @param isDone false when the pool could not bear all that was to change in it, or when there is
/// no such pool
/// @param before what was available in the pool before all of it
/// @param after what is now
/// @param onHand what is now on hand in the pool
record Booked(UUID poolId, UUID skuId, boolean isDone, int before, int after, int onHand) {

    SkuId sku() {
        return new SkuId(skuId);
    }

    boolean isRefused() {
        return !isDone;
    }

    /// Something sold out in ordinary stock is there again.
    boolean isReplenished() {
        return isDone && poolId.equals(skuId) && before <= 0 && after > 0;
    }
}
