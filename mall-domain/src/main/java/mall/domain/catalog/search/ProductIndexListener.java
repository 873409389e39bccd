package mall.domain.catalog.search;

import mall.domain.catalog.ProductEvent;
import mall.domain.catalog.ProductEvent.DraftDiscarded;
import mall.domain.catalog.ProductEvent.ProductEdited;
import mall.domain.catalog.ProductEvent.ProductPutOnSale;
import mall.domain.catalog.ProductEvent.ProductTakenOffSale;
import mall.domain.catalog.ShelfEvent;
import mall.domain.catalog.ShelfEvent.BrandChanged;
import mall.domain.catalog.ShelfEvent.CategoryChanged;
import mall.domain.catalog.ShelfEvent.ShelvesArranged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Keeps the index in step, in the transaction that changes the product: what is saved can be found.
@Component
class ProductIndexListener {

    private final ProductIndex index;
    private final FoundPages found;

    ProductIndexListener(ProductIndex index, FoundPages found) {
        this.index = index;
        this.found = found;
    }

    @EventListener
    void on(ProductEvent event) {
        switch (event) {
            case ProductEdited(var product) -> index.write(product);
            case ProductPutOnSale(var product) -> index.write(product);
            case ProductTakenOffSale(var product) -> index.remove(product);
            case DraftDiscarded(var product) -> index.remove(product);
        }
        found.forget();
    }

    @EventListener
    void on(ShelfEvent event) {
        switch (event) {
            case CategoryChanged(var category) -> index.doubt(category);
            case BrandChanged(var brand) -> index.doubt(brand);
            case ShelvesArranged() -> {
                // Nothing is found differently.
            }
        }
        found.forget();
    }
}
