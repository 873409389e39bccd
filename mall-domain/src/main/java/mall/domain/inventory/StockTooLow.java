package mall.domain.inventory;

import mall.domain.kernel.Refusal;
import mall.domain.kernel.SkuId;

/// What is promised to buyers cannot be taken away from them: the stock cannot become less than
/// what is reserved, nor more than can be counted.
public final class StockTooLow extends Refusal {

    StockTooLow(SkuId sku, int change, int available) {
        super("stock-too-low", "sku", sku, "change", change, "available", available);
    }
}
