package wechatsim.pay;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import wechatsim.crypto.PlatformKeys;
import wechatsim.gateway.PayController;

@PayController
@RequestMapping("/v3/pay/transactions")
class TransactionsController {

    private final Payments payments;
    private final PlatformKeys keys;

    TransactionsController(Payments payments, PlatformKeys keys) {
        this.payments = payments;
        this.keys = keys;
    }

    @PostMapping("/jsapi")
    Prepaid prepay(
            @RequestHeader(name = "Wechatpay-Serial", required = false) @Nullable String serial,
            @Valid @RequestBody PrepayRequest request) {
        return new Prepaid(payments.prepay(request, keys.askedFor(serial)));
    }

    @GetMapping("/out-trade-no/{outTradeNo}")
    Transaction byOutTradeNo(@PathVariable String outTradeNo, @RequestParam String mchid) {
        return Transaction.of(payments.byOutTradeNo(outTradeNo, mchid));
    }

    @GetMapping("/id/{transactionId}")
    Transaction byTransactionId(@PathVariable String transactionId, @RequestParam String mchid) {
        return Transaction.of(payments.byTransactionId(transactionId, mchid));
    }

    @PostMapping("/out-trade-no/{outTradeNo}/close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable String outTradeNo, @Valid @RequestBody CloseRequest request) {
        payments.close(outTradeNo, request.mchid());
    }

    record Prepaid(String prepayId) {}

    record CloseRequest(@NotNull String mchid) {}
}
