package mall.promotion.coupon;

/// Whether coupons are given out. What people hold already can be used in any case.
public enum TemplateState {
    /// Being written; nobody sees it.
    DRAFT,
    /// Given out.
    OPEN,
    /// Not now.
    PAUSED,
    /// Never again.
    ENDED
}
