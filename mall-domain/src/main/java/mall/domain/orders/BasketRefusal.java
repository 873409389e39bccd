package mall.domain.orders;

import java.util.Collection;
import java.util.List;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.Money;
import mall.domain.kernel.Refusal;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.PricedQuote;

/// Why a basket does not become an order.
public abstract sealed class BasketRefusal extends Refusal {

    private BasketRefusal(Kind kind, String code, Object... facts) {
        super(kind, code, facts);
    }

    /// There is nothing in it.
    public static final class EmptyBasket extends BasketRefusal {
        EmptyBasket() {
            super(Kind.INVALID, "basket-empty");
        }
    }

    public static final class TooManyLines extends BasketRefusal {
        TooManyLines(int limit) {
            super(Kind.INVALID, "too-many-lines", "limit", limit);
        }
    }

    /// The same SKU stands on two lines.
    public static final class RepeatedSku extends BasketRefusal {
        RepeatedSku(SkuId sku) {
            super(Kind.INVALID, "sku-repeated", "sku", sku);
        }
    }

    /// Nobody buys 0, -1 or a billion of something.
    public static final class QuantityOutOfRange extends BasketRefusal {
        QuantityOutOfRange(SkuId sku, int largest) {
            super(Kind.INVALID, "quantity-out-of-range", "sku", sku, "largest", largest);
        }
    }

    /// Off sale, retired, or never heard of.
    public static final class NotForSale extends BasketRefusal {
        NotForSale(Collection<SkuId> skus) {
            super(Kind.CONFLICT, "not-for-sale", "skus", List.copyOf(skus));
        }
    }

    /// More of a product than one order may take.
    public static final class OrderLimitReached extends BasketRefusal {
        OrderLimitReached(ProductId product, int limit) {
            super(Kind.CONFLICT, "order-limit-reached", "product", product, "limit", limit);
        }
    }

    /// More of a product than one member may buy in all his orders together.
    public static final class MemberLimitReached extends BasketRefusal {
        MemberLimitReached(ProductId product, int limit) {
            super(Kind.CONFLICT, "member-limit-reached", "product", product, "limit", limit);
        }
    }

    /// Nobody has said where it should go.
    public static final class DeliveryMissing extends BasketRefusal {
        DeliveryMissing() {
            super(Kind.INVALID, "delivery-missing");
        }
    }

    /// Some of it cannot reach the buyer that way.
    public static final class DeliveryUnfit extends BasketRefusal {
        DeliveryUnfit(Collection<SkuId> skus) {
            super(Kind.CONFLICT, "delivery-unfit", "skus", List.copyOf(skus));
        }
    }

    /// The shop takes no orders at the moment.
    public static final class ShopClosed extends BasketRefusal {
        ShopClosed(String notice) {
            super(Kind.CONFLICT, "shop-closed", "notice", notice);
        }
    }

    /// More orders than can be placed in time: whoever comes again with the same key finds what became
    /// of his.
    public static final class CheckoutBusy extends BasketRefusal {
        CheckoutBusy() {
            super(Kind.AWAY, "checkout-busy", "retryAfterSeconds", 1);
        }
    }

    /// The mall could not do it, by its own fault; nothing was taken.
    public static final class OrderFailed extends BasketRefusal {
        OrderFailed() {
            super(Kind.AWAY, "order-failed");
        }
    }

    /// More than any order may cost.
    public static final class AmountTooLarge extends BasketRefusal {
        AmountTooLarge() {
            super(Kind.CONFLICT, "amount-too-large", "limitFen", Money.MAXIMUM);
        }
    }

    /// The total is not the one that the buyer saw.
    public static final class PriceChanged extends BasketRefusal {

        private final transient PricedQuote quote;

        PriceChanged(Money seen, PricedQuote quote) {
            super(Kind.CONFLICT, "price-changed", "seenFen", seen, "payableFen", quote.payable());
            this.quote = quote;
        }

        /// What it costs now.
        public PricedQuote quote() {
            return quote;
        }
    }
}
