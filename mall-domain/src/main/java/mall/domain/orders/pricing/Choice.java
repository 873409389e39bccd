package mall.domain.orders.pricing;

/// A promotion that the buyer picked: this coupon, that team. It is applied or the basket is
/// refused, never silently dropped.
public record Choice(String play, String promotion) {}
