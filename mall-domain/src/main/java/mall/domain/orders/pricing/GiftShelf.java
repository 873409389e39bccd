package mall.domain.orders.pricing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.inventory.AllotmentId;
import mall.domain.inventory.StockViews;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What plays may give away: goods that are for sale and in stock. Answered from memory; an order
/// for a gift that went a moment ago is refused when its stock is taken.
interface GiftShelf {

    Optional<SkuSnapshot> find(SkuId sku);

    /// @param allotment null for ordinary stock
    int units(SkuId sku, @Nullable AllotmentId allotment);

    /// The shop's own.
    @Component
    final class OfTheShop implements GiftShelf {

        private final Catalog catalog;
        private final StockViews stock;

        OfTheShop(Catalog catalog, StockViews stock) {
            this.catalog = catalog;
            this.stock = stock;
        }

        @Override
        public Optional<SkuSnapshot> find(SkuId sku) {
            return Optional.ofNullable(catalog.skus(Set.of(sku)).get(sku)).filter(SkuSnapshot::isOnSale);
        }

        /// How much is left of an allotment is known to the play that named it.
        @Override
        public int units(SkuId sku, @Nullable AllotmentId allotment) {
            if (allotment != null) return Integer.MAX_VALUE;
            return stock.available(List.of(sku)).getOrDefault(sku, 0);
        }
    }
}
