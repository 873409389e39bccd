package mall.domain.catalog;

/// How what was bought reaches its buyer.
public enum ProductKind {
    /// Sent as a parcel; freight is charged by its template.
    PHYSICAL,
    /// Delivered without a parcel: a voucher, a membership.
    VIRTUAL,
    /// Collected at a shop.
    PICKUP
}
