package wechatsim.shipping;

/// How far a paid order has come, in WeChat's numbers.
final class OrderState {

    static final int TO_SHIP = 1;
    static final int SHIPPED = 2;
    static final int RECEIVED = 3;
    static final int DONE = 4;
    static final int REFUNDED = 5;

    private OrderState() {}
}
