package mall.domain.inventory;

import mall.domain.kernel.Refusal;
import mall.domain.kernel.SkuId;

/// More was to be released or shipped than is reserved for the cause: somebody else was first.
public final class NotReserved extends Refusal {

    NotReserved(StockCause cause, SkuId sku, int wanted, int reserved) {
        super("not-reserved", "cause", cause.toString(), "sku", sku, "wanted", wanted, "reserved", reserved);
    }
}
