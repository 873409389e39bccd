package mall.domain.orders;

import mall.domain.kernel.Refusal;
import mall.domain.payments.PayableRef;
import mall.domain.payments.PaymentEvent.PaymentSettled;
import mall.domain.payments.PaymentEvent.RefundSettled;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/// Hears what payments did for orders.
@Component
class OrderPaymentListener {

    private final PaidOrders paid;

    OrderPaymentListener(PaidOrders paid) {
        this.paid = paid;
    }

    /// Without a transaction around it: reviving a cancelled order is one attempt, giving the money
    /// back another.
    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void on(PaymentSettled event) {
        if (!isOrder(event.payable())) return;
        var order = new OrderId(event.payable().id());
        if (paid.pay(order, event.amount(), event.paidAt())) return;
        try {
            paid.revive(order, event.amount(), event.paidAt());
        } catch (Refusal cannotBeHadAnyMore) {
            paid.giveBack(order, event.amount(), event.paidAt());
        }
    }

    @ApplicationModuleListener
    void on(RefundSettled event) {
        if (isOrder(event.payable()))
            paid.settleRefund(new OrderId(event.payable().id()), event.cause());
    }

    private static boolean isOrder(PayableRef payable) {
        return payable.kind().equals(OrderId.PAYABLE);
    }
}
