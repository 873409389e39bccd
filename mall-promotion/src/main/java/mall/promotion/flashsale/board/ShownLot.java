package mall.promotion.flashsale.board;

import mall.domain.catalog.SkuSnapshot;
import mall.promotion.flashsale.Lot;
import org.jspecify.annotations.Nullable;

/// A lot as it is shown.
///
/// @param left how many units are still to be had; null while nobody can say, and when it is over
public record ShownLot(Lot lot, SkuSnapshot sku, @Nullable Integer left) {

    /// 已抢 87%: how many of a hundred are gone, and 100 only when all are.
    public @Nullable Integer percentGone() {
        return left == null ? null : Math.toIntExact(100L * (lot.quota() - left) / lot.quota());
    }
}
