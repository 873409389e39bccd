package mall.admin.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.ProductKind;
import mall.domain.catalog.Spec;
import mall.domain.catalog.editing.ProductDraft;
import mall.domain.catalog.editing.ProductDraft.SkuDraft;
import mall.domain.freight.FreightTemplateId;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// A product as it is to be, whole.
///
/// @param categories the main shelf first
/// @param pictures paths of uploaded files, the first is the product's face
/// @param description HTML; what is not harmless is taken out
/// @param freightTemplate without one it travels free of charge
/// @param prominence the higher, the earlier in lists that are in the merchant's order
record EditProduct(
        @NotBlank @Size(max = 60) String title,
        @Size(max = 120) String subtitle,
        ProductKind kind,
        @Size(max = 5) List<@NotNull CategoryId> categories,
        @Nullable BrandId brand,
        @Size(max = 10) List<@NotBlank @Size(max = 12) String> tags,
        @Size(max = 12) List<@NotBlank @Size(max = 200) String> pictures,
        @Size(max = 60_000) String description,
        @Size(max = 3) @Valid List<@NotNull EditSpec> specs,
        @NotEmpty @Size(max = 200) @Valid List<@NotNull EditSku> skus,
        @Nullable FreightTemplateId freightTemplate,
        @Nullable @Positive @Max(10_000) Integer maxPerOrder,
        @Nullable @Positive @Max(1_000_000) Integer maxPerMember,
        @Min(0) @Max(1_000_000) int prominence) {

    record EditSpec(
            @NotBlank @Size(max = 10) String name,
            @NotEmpty @Size(max = 200) List<@NotBlank @Size(max = 30) String> values) {}

    /// @param values one of each spec, in their order; a variant is known by them and keeps its id
    /// as long as they stay
    /// @param listPriceFen what is struck through; none when missing
    record EditSku(
            @Size(max = 3) List<@NotBlank @Size(max = 30) String> values,
            @Nullable @Positive Long listPriceFen,
            @Positive long priceFen,
            @Nullable @Positive Long memberPriceFen,
            @PositiveOrZero @Max(1_000_000) int weightGrams,
            @Nullable @Size(max = 200) String picture,
            @Nullable @Size(min = 1, max = 40) String skuCode) {

        private SkuDraft draft() {
            return new SkuDraft(
                    values,
                    money(listPriceFen),
                    Money.ofFen(priceFen),
                    money(memberPriceFen),
                    weightGrams,
                    picture,
                    skuCode);
        }

        private static @Nullable Money money(@Nullable Long fen) {
            return fen == null ? null : Money.ofFen(fen);
        }
    }

    ProductDraft draft() {
        return new ProductDraft(
                title,
                subtitle,
                kind,
                categories,
                brand,
                tags,
                pictures,
                description,
                specs.stream().map(spec -> new Spec(spec.name(), spec.values())).toList(),
                skus.stream().map(EditSku::draft).toList(),
                freightTemplate,
                maxPerOrder,
                maxPerMember,
                prominence);
    }
}
