package mall.api.catalog;

import java.util.List;
import java.util.Map;
import mall.domain.catalog.Brand;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.ProductDetail;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.ProductKind;
import mall.domain.catalog.SaleState;
import mall.domain.catalog.SalesCounts.Sold;
import mall.domain.catalog.Spec;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;

/// A product's page, whole.
///
/// @param state `ON_SALE`, or `OFF_SALE` for a page that is shown without anything to buy
/// @param pictures paths; narrower with `?w=400`
/// @param maxPerOrder how many units of it, all variants together, one order may hold
/// @param maxPerMember how many units of it, all variants together, one member may ever buy
/// @param description clean HTML
/// @param sold units, ever
/// @param soldLately units in the last thirty days
record ProductResponse(
        ProductId id,
        String title,
        String subtitle,
        ProductKind kind,
        SaleState state,
        @Nullable BrandOfProduct brand,
        List<CategoryId> categories,
        List<String> tags,
        List<String> pictures,
        List<Spec> specs,
        List<VariantResponse> variants,
        @Nullable Integer maxPerOrder,
        @Nullable Integer maxPerMember,
        String description,
        long sold,
        long soldLately) {

    record BrandOfProduct(BrandId id, String name, @Nullable String logo) {}

    /// @param values one of each spec, in their order
    /// @param available how many may be bought at this moment
    record VariantResponse(
            SkuId sku,
            List<String> values,
            @Nullable String picture,
            long listPriceFen,
            long priceFen,
            @Nullable Long memberPriceFen,
            int available) {}

    static ProductResponse of(
            ProductDetail product,
            @Nullable Brand brand,
            String description,
            Map<SkuId, Integer> available,
            Sold sold) {
        return new ProductResponse(
                product.id(),
                product.title(),
                product.subtitle(),
                product.kind(),
                product.state(),
                brand == null ? null : new BrandOfProduct(brand.id(), brand.name(), brand.logo()),
                product.categories(),
                product.tags(),
                product.pictures(),
                product.specs(),
                product.variants().stream()
                        .map(variant -> variant(variant, available.getOrDefault(variant.sku(), 0)))
                        .toList(),
                product.maxPerOrder(),
                product.maxPerMember(),
                description,
                sold.ever(),
                sold.recently());
    }

    private static VariantResponse variant(ProductDetail.Variant variant, int available) {
        return new VariantResponse(
                variant.sku(),
                variant.values(),
                variant.picture(),
                variant.listPrice().fen(),
                variant.price().fen(),
                variant.memberPrice() instanceof Money memberPrice ? memberPrice.fen() : null,
                Math.max(0, available));
    }
}
