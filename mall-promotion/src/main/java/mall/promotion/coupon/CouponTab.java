package mall.promotion.coupon;

/// How a holder sorts his coupons.
public enum CouponTab {
    /// Can be used now or later, and those that an unpaid order has bound.
    USABLE,
    USED,
    /// Offered to a friend who has not taken it yet.
    OFFERED,
    /// Cannot be used any more, or not for the time being.
    GONE
}
