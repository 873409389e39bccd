package mall.api.search;

import java.util.List;
import java.util.Map;
import mall.domain.catalog.ProductCard;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.ProductKind;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;

/// A product as lists show it.
///
/// @param picture path; narrower with `?w=400`
/// @param priceFen of the cheapest variant
/// @param highestPriceFen of the dearest variant
/// @param listPriceFen what the cheapest variant is said to be worth
/// @param memberPriceFen the lowest that a member pays
/// @param soldOut whether no variant can be bought at this moment
public record ProductCardResponse(
        ProductId id,
        String title,
        String subtitle,
        @Nullable String picture,
        ProductKind kind,
        List<String> tags,
        long priceFen,
        long highestPriceFen,
        long listPriceFen,
        @Nullable Long memberPriceFen,
        boolean soldOut) {

    static ProductCardResponse of(ProductCard card, Map<SkuId, Integer> available) {
        return new ProductCardResponse(
                card.id(),
                card.title(),
                card.subtitle(),
                card.picture(),
                card.kind(),
                card.tags(),
                card.price().fen(),
                card.highestPrice().fen(),
                card.listPrice().fen(),
                card.memberPrice() == null ? null : card.memberPrice().fen(),
                card.skus().stream().allMatch(sku -> available.getOrDefault(sku, 0) <= 0));
    }
}
