package wechatsim.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
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
import wechatsim.transfer.TransferView;
import wechatsim.transfer.Transfers;

/// What happens to money: the shopper pays, refunds end, transfers are confirmed, and the true list
/// of it all.
@ControlController
@RequestMapping("/_control")
class CashierController {

    private final Cashier cashier;
    private final Refunds refunds;
    private final Transfers transfers;
    private final Ledger ledger;

    CashierController(Cashier cashier, Refunds refunds, Transfers transfers, Ledger ledger) {
        this.cashier = cashier;
        this.refunds = refunds;
        this.transfers = transfers;
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

    @PostMapping("/payments/{outTradeNo}/fail")
    void fail(@PathVariable String outTradeNo) {
        cashier.fail(outTradeNo);
    }

    @PostMapping("/refunds/{outRefundNo}/settle")
    void settle(@PathVariable String outRefundNo, @RequestParam RefundStatus end) {
        refunds.settle(outRefundNo, end);
    }

    @GetMapping("/transfers")
    List<TransferView> transfers() {
        return transfers.list();
    }

    /// What `wx.requestMerchantTransfer` does when the shopper confirms.
    @PostMapping("/confirm-transfer")
    void confirmTransfer(@Valid @RequestBody TransferParameters parameters) {
        transfers.confirm(parameters.packageValue());
    }

    @PostMapping("/transfers/{outBillNo}/confirm")
    void confirmTransfer(@PathVariable String outBillNo) {
        transfers.confirmByNumber(outBillNo);
    }

    @GetMapping("/ledger")
    LedgerView ledger() {
        return ledger.view();
    }

    /// Named as the Mini Program names it.
    record TransferParameters(
            @NotNull @JsonProperty("package") String packageValue) {}

    record Paid(String transactionId) {}
}
