package mall.promotion.gap;

import java.util.List;
import mall.domain.catalog.ProductCard;
import mall.domain.orders.pricing.Missed;

/// A promotion that lacks something, and what could be put into the basket for it.
///
/// @param products the best first: what closes the gap with the least too much, then what comes
/// nearest; all can be bought at this moment
public record Filling(Missed missed, List<ProductCard> products) {

    public Filling {
        products = List.copyOf(products);
    }
}
