package mall.promotion.gift;

import java.util.List;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.SkuId;
import org.springframework.stereotype.Component;

/// What people call gifts; from memory.
@Component
class GiftNames {

    private final Catalog catalog;

    GiftNames(Catalog catalog) {
        this.catalog = catalog;
    }

    /// Without those that are gone.
    List<String> of(List<SkuId> skus) {
        return catalog.skus(skus).values().stream().map(SkuSnapshot::title).toList();
    }
}
