package mall.domain.catalog;

import java.util.List;
import java.util.Set;
import mall.domain.freight.FreightTemplateId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;

/// All that a cart or an order needs to know of a variant, as it is now. An order keeps its own
/// copy of what it needs.
///
/// @param title of the product
/// @param specText the chosen values, as people read them: `大杯，少糖`; empty when the product has no
/// specs
/// @param picture the path of the variant's own picture, else of the product's first
/// @param listPrice what is struck through; equal to the price when there is none
/// @param memberPrice for members, never above the price
/// @param freight null when it travels free of charge, or not at all
/// @param categories the shelves it stands on, and all the shelves above them
/// @param maxPerOrder how many units of the *product* one order may hold
/// @param maxPerMember how many units of the *product* one member may ever buy
/// @param state of the product; a retired variant is always [SaleState#OFF_SALE]
/// @param skuCode the merchant's own number for it
public record SkuSnapshot(
        SkuId id,
        ProductId product,
        String title,
        String specText,
        @Nullable String picture,
        Money listPrice,
        Money price,
        @Nullable Money memberPrice,
        int weightGrams,
        ProductKind kind,
        @Nullable FreightTemplateId freight,
        List<CategoryId> categories,
        @Nullable BrandId brand,
        Set<String> tags,
        @Nullable Integer maxPerOrder,
        @Nullable Integer maxPerMember,
        SaleState state,
        @Nullable String skuCode) {

    public boolean isOnSale() {
        return state == SaleState.ON_SALE;
    }
}
