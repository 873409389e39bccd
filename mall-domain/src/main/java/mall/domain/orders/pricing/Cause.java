package mall.domain.orders.pricing;

/// Why an order was undone.
public enum Cause {
    /// It was not paid in time.
    EXPIRED,
    /// Buyer or shop gave it up before it was paid.
    CANCELLED,
    /// It was paid, and all of it is given back before anything was shipped.
    REFUNDED
}
