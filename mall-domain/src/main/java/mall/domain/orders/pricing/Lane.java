package mall.domain.orders.pricing;

/// In what order promotions take effect. Usually they add up across lanes, and within one a line
/// takes at most one promotion; the merchant may want any two plays otherwise ([StackingMatrix]).
public enum Lane {
    /// A price of its own for a line: flash sale, group-buy, bargain, presale, points goods.
    /// Exclusive: a line with an offer takes nothing from MEMBER, ITEM, ORDER or COUPON.
    OFFER,
    /// Member price or timed discount, whichever is better for the line.
    MEMBER,
    /// Between the lines: second at half price, any N for a price, bundles.
    ITEM,
    /// On the order: full reduction, full discount, gifts with purchase.
    ORDER,
    /// Free and reduced freight; freight is known from here on, of the goods after ITEM and ORDER.
    /// Before coupons, so that none is spent on freight that a campaign pays anyway.
    FREIGHT,
    /// Coupons, also such as pay freight.
    COUPON,
    /// Points as money; they never pay freight.
    POINTS
}
