package wechatsim.pay;

/// What the shopper's phone says when he cannot pay: `requestPayment:fail …`.
public final class CashierRefusal extends RuntimeException {

    CashierRefusal(String why) {
        super("requestPayment:fail " + why, null, false, false);
    }
}
