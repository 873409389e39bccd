package mall.domain.inventory;

import java.util.UUID;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;

/// So many units of a SKU.
///
/// @param allotment where they come from; null is the ordinary stock
public record Take(SkuId sku, @Nullable AllotmentId allotment, int quantity) {

    public Take {
        if (quantity < 1) throw new IllegalArgumentException("a take of " + quantity);
    }

    public static Take of(SkuId sku, int quantity) {
        return new Take(sku, null, quantity);
    }

    UUID pool() {
        return allotment == null ? sku.id() : allotment.id();
    }
}
