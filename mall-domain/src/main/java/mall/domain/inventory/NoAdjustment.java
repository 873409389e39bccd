package mall.domain.inventory;

import mall.domain.kernel.Refusal;
import mall.domain.kernel.SkuId;

/// An adjustment by nothing is a slip of the finger, not a line for the history.
public final class NoAdjustment extends Refusal {

    NoAdjustment(SkuId sku) {
        super(Kind.INVALID, "no-adjustment", "sku", sku);
    }
}
