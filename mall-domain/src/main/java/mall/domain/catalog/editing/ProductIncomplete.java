package mall.domain.catalog.editing;

import java.util.List;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.Refusal;

/// A product without a face or a shelf is not shown to anybody.
public final class ProductIncomplete extends Refusal {
    ProductIncomplete(ProductId product, List<String> missing) {
        super("product-incomplete", "product", product, "missing", missing);
    }
}
