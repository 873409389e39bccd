package mall.domain.orders.views;

import mall.domain.catalog.ProductId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;

/// A line of an order, as it was bought.
///
/// @param payable what the whole line costs, all adjustments included
/// @param shipped units that have left the house
/// @param refunded units whose money goes back or is back
public record LineView(
        int no,
        SkuId sku,
        ProductId product,
        String title,
        String specText,
        @Nullable String picture,
        @Nullable String skuCode,
        Money listPrice,
        Money unitPrice,
        int quantity,
        Money payable,
        boolean gift,
        int shipped,
        int refunded) {}
