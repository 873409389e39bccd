package mall.promotion.coupon;

/// A template as the merchant writes it.
///
/// @param name what people read on the coupon and on the bill
/// @param notes small print for whoever looks closer; may be empty
public record CouponDraft(String name, String notes, CouponTerms terms, Giving giving) {}
