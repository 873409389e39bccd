package mall.domain.inventory;

/// What a movement does.
public enum MovementKind {
    /// The first stock of a new SKU.
    OPEN,
    /// The merchant counted, bought or lost some.
    ADJUST,
    /// Promised to a buyer.
    RESERVE,
    /// The promise is off.
    RELEASE,
    /// Left the house.
    SHIP,
    /// Came back and can be sold again.
    PUT_BACK,
    /// From the ordinary stock into an allotment: two movements that sum to zero.
    CARVE,
    /// From an allotment back into the ordinary stock: two movements that sum to zero.
    GIVE_BACK
}
