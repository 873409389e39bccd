package mall.promotion.coupon;

/// Where a coupon is in its life.
public enum CouponState {
    /// Can be used, from its first to its last moment.
    AVAILABLE,
    /// Bound by an order that is not paid yet.
    LOCKED,
    /// Its order was paid.
    USED,
    /// Was not used in time.
    EXPIRED,
    /// Offered to a friend who has not taken it yet.
    OFFERED,
    /// Stopped by the shop for the time being.
    FROZEN,
    /// Taken away by the shop for good.
    REVOKED
}
