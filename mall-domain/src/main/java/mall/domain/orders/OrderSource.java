package mall.domain.orders;

/// How the buyer came to his order.
public enum OrderSource {
    /// He ordered what was in his cart, which then lets it go.
    CART,
    /// He ordered from the page of the product.
    BUY_NOW,
    /// A play let him in by a door of its own. Nobody can say so of himself: a play that sells only
    /// to whom it let in relies on it.
    PLAY
}
