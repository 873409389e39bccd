package mall.domain.catalog.editing;

import java.util.List;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.ProductKind;
import mall.domain.catalog.Spec;
import mall.domain.freight.FreightTemplateId;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// A product as the merchant wrote it down, whole: saving it replaces everything.
///
/// @param categories the main shelf first
/// @param pictures paths of stored files, the first is the face
/// @param description HTML; what is not harmless is taken out
/// @param skus the variants on offer, in the order in which they are shown; one without values
/// when there are no specs
/// @param prominence the higher, the earlier in lists that are in the merchant's order
public record ProductDraft(
        String title,
        String subtitle,
        ProductKind kind,
        List<CategoryId> categories,
        @Nullable BrandId brand,
        List<String> tags,
        List<String> pictures,
        String description,
        List<Spec> specs,
        List<SkuDraft> skus,
        @Nullable FreightTemplateId freight,
        @Nullable Integer maxPerOrder,
        @Nullable Integer maxPerMember,
        int prominence) {

    public ProductDraft {
        categories = List.copyOf(categories);
        tags = List.copyOf(tags);
        pictures = List.copyOf(pictures);
        specs = List.copyOf(specs);
        skus = List.copyOf(skus);
    }

    /// @param values one of each spec, in the order of the specs: this is what a variant is known
    /// by, and a variant whose values stay keeps its id
    /// @param listPrice what is struck through; none when null
    public record SkuDraft(
            List<String> values,
            @Nullable Money listPrice,
            Money price,
            @Nullable Money memberPrice,
            int weightGrams,
            @Nullable String picture,
            @Nullable String skuCode) {

        public SkuDraft {
            values = List.copyOf(values);
        }
    }
}
