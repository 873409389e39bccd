package mall.domain.inventory;

import mall.domain.kernel.Refusal;
import mall.domain.kernel.SkuId;

/// More was to be put back than had been shipped for the cause.
public final class NotShipped extends Refusal {

    NotShipped(StockCause cause, SkuId sku) {
        super("not-shipped", "cause", cause.toString(), "sku", sku);
    }
}
