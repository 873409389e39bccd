package mall.domain.orders.pricing;

import org.jspecify.annotations.Nullable;

/// A promotion that the buyer picked: this coupon, that team. It is applied or the basket is
/// refused, never silently dropped.
///
/// @param option what he picked of it, where there is something to pick: the SKU of a gift
public record Choice(
        String play, String promotion, @Nullable String option) {

    public Choice(String play, String promotion) {
        this(play, promotion, null);
    }
}
