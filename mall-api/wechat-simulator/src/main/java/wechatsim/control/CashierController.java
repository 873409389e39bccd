package wechatsim.control;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import wechatsim.pay.Cashier;
import wechatsim.pay.Ledger;
import wechatsim.pay.LedgerView;
import wechatsim.pay.PaymentParameters;
import wechatsim.pay.RefundStatus;
import wechatsim.pay.Refunds;

/// What happens to money: the shopper pays, refunds end, and the true list of both.
@ControlController
@RequestMapping("/_control")
class CashierController {

    private final Cashier cashier;
    private final Refunds refunds;
    private final Ledger ledger;

    CashierController(Cashier cashier, Refunds refunds, Ledger ledger) {
        this.cashier = cashier;
        this.refunds = refunds;
        this.ledger = ledger;
    }

    /// What `wx.requestPayment` does when the shopper confirms.
    @PostMapping("/pay")
    Paid pay(@RequestBody PaymentParameters parameters) {
        return new Paid(cashier.pay(parameters));
    }

    /// @param regardless though it is closed or expired
    @PostMapping("/payments/{outTradeNo}/pay")
    Paid pay(@PathVariable String outTradeNo, @RequestParam(defaultValue = "false") boolean regardless) {
        return new Paid(regardless ? cashier.payRegardless(outTradeNo) : cashier.pay(outTradeNo));
    }

    @PostMapping("/refunds/{outRefundNo}/settle")
    void settle(@PathVariable String outRefundNo, @RequestParam RefundStatus end) {
        refunds.settle(outRefundNo, end);
    }

    @GetMapping("/ledger")
    LedgerView ledger() {
        return ledger.view();
    }

    record Paid(String transactionId) {}
}
