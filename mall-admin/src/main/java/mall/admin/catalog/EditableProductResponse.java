package mall.admin.catalog;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.ProductKind;
import mall.domain.catalog.SaleState;
import mall.domain.catalog.Spec;
import mall.domain.catalog.editing.EditableProduct;
import mall.domain.catalog.editing.ProductDraft.SkuDraft;
import mall.domain.freight.FreightTemplateId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;

/// A product as its editor sees it; its version is the `ETag`.
record EditableProductResponse(
        ProductId id,
        SaleState state,
        String title,
        String subtitle,
        ProductKind kind,
        List<CategoryId> categories,
        @Nullable BrandId brand,
        List<String> tags,
        List<String> pictures,
        String description,
        List<Spec> specs,
        List<SkuResponse> skus,
        @Nullable FreightTemplateId freightTemplate,
        @Nullable Integer maxPerOrder,
        @Nullable Integer maxPerMember,
        int prominence,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant putOnSaleAt) {

    record SkuResponse(
            SkuId id,
            List<String> values,
            @Nullable Long listPriceFen,
            long priceFen,
            @Nullable Long memberPriceFen,
            int weightGrams,
            @Nullable String picture,
            @Nullable String skuCode) {

        static SkuResponse of(SkuId id, SkuDraft sku) {
            return new SkuResponse(
                    id,
                    sku.values(),
                    fen(sku.listPrice()),
                    sku.price().fen(),
                    fen(sku.memberPrice()),
                    sku.weightGrams(),
                    sku.picture(),
                    sku.skuCode());
        }

        private static @Nullable Long fen(@Nullable Money money) {
            return money == null ? null : money.fen();
        }
    }

    static EditableProductResponse of(EditableProduct product) {
        var draft = product.draft();
        return new EditableProductResponse(
                product.id(),
                product.state(),
                draft.title(),
                draft.subtitle(),
                draft.kind(),
                draft.categories(),
                draft.brand(),
                draft.tags(),
                draft.pictures(),
                draft.description(),
                draft.specs(),
                IntStream.range(0, product.skus().size())
                        .mapToObj(i -> SkuResponse.of(
                                product.skus().get(i), draft.skus().get(i)))
                        .toList(),
                draft.freight(),
                draft.maxPerOrder(),
                draft.maxPerMember(),
                draft.prominence(),
                product.createdAt(),
                product.changedAt(),
                product.putOnSaleAt());
    }
}
