package mall.domain.inventory;

import java.util.Set;
import mall.domain.kernel.SkuId;

/// Of these SKUs nothing was available in ordinary stock, and now something is.
public record StockReplenished(Set<SkuId> skus) {

    public StockReplenished {
        skus = Set.copyOf(skus);
    }
}
