package mall.domain.catalog.restock;

import mall.domain.kernel.Refusal;
import mall.domain.kernel.SkuId;

/// A request to be told that is not noted down.
public abstract sealed class RestockRefusal extends Refusal {

    private RestockRefusal(String code, Object... facts) {
        super(code, facts);
    }

    /// There is some, so there is nothing to wait for.
    public static final class StillInStock extends RestockRefusal {
        StillInStock(SkuId sku) {
            super("still-in-stock", "sku", sku);
        }
    }

    /// It is not sold now, and nobody knows whether it will be.
    public static final class NotSold extends RestockRefusal {
        NotSold(SkuId sku) {
            super("not-on-sale", "sku", sku);
        }
    }

    /// Somebody waits for too many things at once.
    public static final class TooManyRequests extends RestockRefusal {
        TooManyRequests(int most) {
            super("too-many-restock-requests", "most", most);
        }
    }
}
