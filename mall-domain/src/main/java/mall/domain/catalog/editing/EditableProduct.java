package mall.domain.catalog.editing;

import java.time.Instant;
import java.util.List;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SaleState;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;

/// A product as its editor sees it.
///
/// @param draft what would be saved if nothing were changed
/// @param skus the ids of the draft's variants, in the same order
/// @param version what an edit must name
public record EditableProduct(
        ProductId id,
        SaleState state,
        ProductDraft draft,
        List<SkuId> skus,
        long version,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant putOnSaleAt) {

    public EditableProduct {
        skus = List.copyOf(skus);
    }
}
