package mall.domain.catalog.editing;

import mall.domain.catalog.ProductId;
import mall.domain.kernel.Refusal;

/// Only a draft may be discarded; what was on sale is taken off sale.
public final class ProductWasOnSale extends Refusal {
    ProductWasOnSale(ProductId product) {
        super("product-was-on-sale", "product", product);
    }
}
