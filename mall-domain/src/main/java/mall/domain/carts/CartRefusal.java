package mall.domain.carts;

import mall.domain.catalog.ProductId;
import mall.domain.kernel.Refusal;
import mall.domain.kernel.SkuId;

/// Why something does not go into a cart.
public abstract sealed class CartRefusal extends Refusal {

    private CartRefusal(Kind kind, String code, Object... facts) {
        super(kind, code, facts);
    }

    /// It has as many lines as a cart can have.
    public static final class CartFull extends CartRefusal {
        CartFull(int limit) {
            super(Kind.CONFLICT, "cart-full", "limit", limit);
        }
    }

    /// Less than one unit, or more than a line can hold.
    public static final class QuantityOutOfBounds extends CartRefusal {
        QuantityOutOfBounds(int limit) {
            super(Kind.INVALID, "cart-quantity-out-of-bounds", "limit", limit);
        }
    }

    /// With what is in the cart already, a line would hold more than it can.
    public static final class LineFull extends CartRefusal {
        LineFull(SkuId sku, int limit) {
            super(Kind.CONFLICT, "cart-line-full", "sku", sku, "limit", limit);
        }
    }

    /// More of a product than one order may take.
    public static final class OverProductLimit extends CartRefusal {
        OverProductLimit(ProductId product, int limit) {
            super(Kind.CONFLICT, "cart-over-product-limit", "product", product, "limit", limit);
        }
    }

    /// It is not on sale.
    public static final class SkuOffSale extends CartRefusal {
        SkuOffSale(SkuId sku) {
            super(Kind.CONFLICT, "cart-sku-off-sale", "sku", sku);
        }
    }
}
