package mall.domain.orders.pricing;

import java.util.List;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.inventory.AllotmentId;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// A line of a basket at its price.
///
/// @param no counts from 1; gifts come last
/// @param unitPrice before all adjustments; 0 for a gift
/// @param allotment the pool that the units come from; null for ordinary stock
/// @param giftOf the promotion that gives it; null for what is bought
/// @param payable what the line costs, all adjustments included
/// @param alternatives what the buyer may have instead of this gift
public record PricedLine(
        int no,
        SkuSnapshot sku,
        int quantity,
        Money unitPrice,
        @Nullable AllotmentId allotment,
        @Nullable Source giftOf,
        Money payable,
        List<SkuSnapshot> alternatives) {

    public PricedLine {
        alternatives = List.copyOf(alternatives);
    }

    public Money goods() {
        return unitPrice.times(quantity);
    }

    public boolean isGift() {
        return giftOf != null;
    }
}
