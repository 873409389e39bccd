package mall.domain.catalog.editing;

import mall.domain.catalog.ProductId;
import mall.domain.kernel.Refusal;

/// Another variant bears one of the merchant's own numbers already.
public final class SkuCodeTaken extends Refusal {
    SkuCodeTaken(ProductId product) {
        super("sku-code-taken", "product", product);
    }
}
