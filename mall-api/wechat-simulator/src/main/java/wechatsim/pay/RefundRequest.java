package wechatsim.pay;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a merchant gives back. Two requests of one number must be equal. More components than a
/// constructor should have: it is WeChat's message.
record RefundRequest(
        @Nullable String transactionId,
        @Nullable String outTradeNo,

        @NotNull @Pattern(regexp = "[0-9A-Za-z_\\-|*@]{1,64}")
        String outRefundNo,

        @Nullable @Size(max = 80) String reason,

        @Nullable @Size(max = 255) @Pattern(regexp = "https?://[^?#]+")
        String notifyUrl,

        @Nullable String fundsAccount,
        @NotNull @Valid Amount amount,
        @Nullable JsonNode goodsDetail) {

    record Amount(
            @NotNull @Min(1) Integer refund,
            @NotNull @Min(1) Integer total,
            @NotNull @Pattern(regexp = "CNY") String currency,
            @Nullable JsonNode from) {}
}
