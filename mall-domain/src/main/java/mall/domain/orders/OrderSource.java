package mall.domain.orders;

/// Where the buyer pressed the button.
public enum OrderSource {
    CART,
    BUY_NOW
}
