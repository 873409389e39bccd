package wechatsim.pay;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What the mall gives the Mini Program for `wx.requestPayment`, exactly so named.
public record PaymentParameters(
        @JsonProperty("appId") String appId,
        @JsonProperty("timeStamp") String timeStamp,
        @JsonProperty("nonceStr") String nonceStr,
        @JsonProperty("package") String packageValue,
        @JsonProperty("signType") String signType,
        @JsonProperty("paySign") String paySign) {

    private static final String PREPAY_ID = "prepay_id=";

    /// What the merchant signed: four lines, each with its end.
    String signedText() {
        return "%s\n%s\n%s\n%s\n".formatted(appId, timeStamp, nonceStr, packageValue);
    }

    String prepayId() {
        if (!packageValue.startsWith(PREPAY_ID)) throw new CashierRefusal("package错误");
        return packageValue.substring(PREPAY_ID.length());
    }
}
