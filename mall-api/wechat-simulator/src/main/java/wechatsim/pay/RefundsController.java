package wechatsim.pay;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import wechatsim.crypto.PlatformKeys;
import wechatsim.gateway.PayController;

@PayController
@RequestMapping("/v3/refund/domestic/refunds")
class RefundsController {

    private final Refunds refunds;
    private final PlatformKeys keys;

    RefundsController(Refunds refunds, PlatformKeys keys) {
        this.refunds = refunds;
        this.keys = keys;
    }

    @PostMapping
    RefundView refund(
            @RequestHeader(name = "Wechatpay-Serial", required = false) @Nullable String serial,
            @Valid @RequestBody RefundRequest request) {
        return RefundView.of(refunds.refund(request, keys.askedFor(serial)));
    }

    @GetMapping("/{outRefundNo}")
    RefundView find(@PathVariable String outRefundNo) {
        return RefundView.of(refunds.find(outRefundNo).orElseThrow(Refunds::noSuchRefund));
    }

    @PostMapping("/{refundId}/apply-abnormal-refund")
    RefundView tryOtherAccount(@PathVariable String refundId, @Valid @RequestBody OtherAccountRequest request) {
        return RefundView.of(refunds.tryOtherAccount(refundId, request.outRefundNo()));
    }

    record OtherAccountRequest(
            @NotNull String outRefundNo,

            @NotNull @Pattern(regexp = "USER_BANK_CARD|MERCHANT_BANK_CARD")
            String type) {}
}
