package mall.domain.orders;

import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.MemberId;
import mall.domain.payments.PayerAccount;
import mall.domain.payments.PaymentOrder;
import mall.domain.payments.PaymentParameters;
import mall.domain.payments.Payments;
import org.springframework.stereotype.Component;

/// Where a buyer begins to pay for an order. It calls WeChat, so it has no transaction.
@Component
public class OrderPayments {

    private final OrderBills bills;
    private final Payments payments;

    OrderPayments(OrderBills bills, Payments payments) {
        this.bills = bills;
        this.payments = payments;
    }

    /// What the Mini Program needs to let the buyer pay.
    ///
    /// @param account the buyer's own
    /// @throws OrderRefusal when it is not waiting for payment, or not any more
    /// @throws mall.domain.payments.PaymentRefusal when no payment can begin
    public PaymentParameters start(OrderId id, MemberId buyer, PayerAccount account, IdempotencyKey key) {
        var bill = bills.due(id, buyer);
        return payments.start(
                new PaymentOrder(id.payable(), buyer, account, bill.amount(), bill.description(), bill.payBy()), key);
    }
}
