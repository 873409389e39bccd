package wechatsim.pay;

import org.springframework.stereotype.Component;
import wechatsim.faults.Fault.PaidBeforeAnswered;
import wechatsim.faults.Fault.PaidBeforeClosed;
import wechatsim.faults.Faults;
import wechatsim.faults.Patience;

/// What the shopper does while the merchant still waits for an answer.
@Component
final class Meanwhile {

    private final Cashier cashier;
    private final Faults faults;
    private final Patience patience;

    Meanwhile(Cashier cashier, Faults faults, Patience patience) {
        this.cashier = cashier;
        this.faults = faults;
        this.patience = patience;
    }

    /// Between an order and its prepay id.
    void beforeAnswering(Payment payment, String outTradeNo) {
        faults.take(PaidBeforeAnswered.class, outTradeNo).ifPresent(fault -> {
            cashier.payAndTell(payment);
            patience.waitFor(fault.by());
        });
    }

    void beforeClosing(String outTradeNo) {
        faults.take(PaidBeforeClosed.class, outTradeNo).ifPresent(_ -> cashier.pay(outTradeNo));
    }
}
