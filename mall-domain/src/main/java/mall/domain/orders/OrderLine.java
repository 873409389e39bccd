package mall.domain.orders;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.ProductKind;
import mall.domain.inventory.AllotmentId;
import mall.domain.inventory.Take;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.PricedLine;
import org.jspecify.annotations.Nullable;

/// What was bought, as it was at that moment: whatever the catalog says later, this is what the
/// buyer saw. Only two numbers ever change: how many units have been shipped and refunded.
///
/// @param unitPrice before all adjustments; 0 for a gift
/// @param gift whether a promotion gave it
@Embeddable
record OrderLine(
        SkuId sku,
        ProductId product,
        String title,
        String specText,
        @Nullable String picture,
        @Nullable String skuCode,
        @Enumerated(EnumType.STRING) ProductKind kind,
        int weightGrams,
        Money listPrice,
        Money unitPrice,
        int quantity,
        @Nullable AllotmentId allotment,
        boolean gift,
        int shipped,
        int refunded) {

    static OrderLine of(PricedLine line) {
        var sku = line.sku();
        return new OrderLine(
                sku.id(),
                sku.product(),
                sku.title(),
                sku.specText(),
                sku.picture(),
                sku.skuCode(),
                sku.kind(),
                sku.weightGrams(),
                sku.listPrice(),
                line.unitPrice(),
                line.quantity(),
                line.allotment(),
                line.isGift(),
                0,
                0);
    }

    Money goods() {
        return unitPrice.times(quantity);
    }

    /// Units that are still to be shipped.
    int toShip() {
        return quantity - shipped - unshippedRefunded();
    }

    /// Units that can still be refunded.
    int toRefund() {
        return quantity - refunded;
    }

    /// Refunds take units that were not shipped first.
    private int unshippedRefunded() {
        return Math.min(refunded, quantity - shipped);
    }

    OrderLine ship(int units) {
        return with(shipped + units, refunded);
    }

    OrderLine refund(int units) {
        return with(shipped, refunded + units);
    }

    Take take(int units) {
        return new Take(sku, allotment, units);
    }

    private OrderLine with(int shipped, int refunded) {
        return new OrderLine(
                sku,
                product,
                title,
                specText,
                picture,
                skuCode,
                kind,
                weightGrams,
                listPrice,
                unitPrice,
                quantity,
                allotment,
                gift,
                shipped,
                refunded);
    }
}
