package wechatsim.pay;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a merchant asks a shopper to pay. Two requests for one number must be equal. More
/// components than a constructor should have: it is WeChat's message.
record PrepayRequest(
        @NotNull @Size(min = 1, max = 32) String appid,
        @NotNull @Size(min = 1, max = 32) String mchid,
        @NotNull @Size(min = 1, max = 127) String description,

        @NotNull @Pattern(regexp = "[0-9A-Za-z_\\-|*]{6,32}")
        String outTradeNo,

        @Nullable String timeExpire,
        @Nullable @Size(max = 128) String attach,

        @NotNull @Size(max = 255) @Pattern(regexp = "https?://[^?#]+")
        String notifyUrl,

        @Nullable @Size(max = 32) String goodsTag,
        @Nullable Boolean supportFapiao,
        @NotNull @Valid Amount amount,
        @NotNull @Valid Payer payer,
        @Nullable JsonNode detail,
        @Nullable JsonNode sceneInfo,
        @Nullable JsonNode settleInfo) {

    record Amount(
            @NotNull @Min(1) Integer total,
            @Nullable @Pattern(regexp = "CNY") String currency) {}

    record Payer(@NotNull @Size(min = 1, max = 128) String openid) {}
}
