package mall.domain.orders.pricing;

import org.jspecify.annotations.Nullable;

/// A promotion that the buyer picked: this coupon, that team. It is applied or the basket is
/// refused, never silently dropped. Who picks [#NONE] of a play wants nothing of it: the play is
/// not asked.
///
/// @param option what he picked of it, where there is something to pick: the SKU of a gift
public record Choice(
        String play, String promotion, @Nullable String option) {

    /// In place of a promotion: none of that play's.
    public static final String NONE = "none";

    public Choice(String play, String promotion) {
        this(play, promotion, null);
    }

    boolean declines() {
        return promotion.equals(NONE);
    }
}
