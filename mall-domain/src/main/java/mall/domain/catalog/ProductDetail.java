package mall.domain.catalog;

import java.util.List;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;

/// A product as its page shows it. Its rich text is [Catalog#description], because it is long.
///
/// @param categories the shelves it stands on, the main one first
/// @param tags in the merchant's order
/// @param pictures paths, the first is its face
/// @param specs empty for a product with a single variant
/// @param variants those that are offered, in the merchant's order
/// @param maxPerOrder how many units of this product one order may hold
/// @param maxPerMember how many units of this product one member may ever buy
public record ProductDetail(
        ProductId id,
        String title,
        String subtitle,
        ProductKind kind,
        SaleState state,
        @Nullable BrandId brand,
        List<CategoryId> categories,
        List<String> tags,
        List<String> pictures,
        List<Spec> specs,
        List<Variant> variants,
        @Nullable Integer maxPerOrder,
        @Nullable Integer maxPerMember) {

    /// @param values one of each spec, in the order of the specs
    public record Variant(
            SkuId sku,
            List<String> values,
            @Nullable String picture,
            Money listPrice,
            Money price,
            @Nullable Money memberPrice,
            int weightGrams,
            @Nullable String skuCode) {}

    public List<SkuId> skus() {
        return variants.stream().map(Variant::sku).toList();
    }
}
