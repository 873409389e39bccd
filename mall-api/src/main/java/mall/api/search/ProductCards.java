package mall.api.search;

import mall.domain.catalog.ProductCard;
import mall.domain.inventory.StockViews;
import mall.domain.kernel.Slice;
import org.springframework.stereotype.Component;

/// Products as every list of the shop shows them, with whether they can be bought at this moment.
@Component
public class ProductCards {

    private final StockViews stock;

    ProductCards(StockViews stock) {
        this.stock = stock;
    }

    public Slice<ProductCardResponse> show(Slice<ProductCard> found) {
        var available = stock.available(
                found.items().stream().flatMap(card -> card.skus().stream()).toList());
        return found.map(card -> ProductCardResponse.of(card, available));
    }
}
