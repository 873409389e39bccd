package wechatsim.shipping;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was shipped for a payment. More components than a constructor should have: it is WeChat's
/// message.
record UploadRequest(
        @NotNull @Valid OrderKey orderKey,
        @NotNull Integer logisticsType,
        @NotNull Integer deliveryMode,
        @Nullable Boolean isAllDelivered,
        @NotNull @Size(min = 1, max = 15) List<@NotNull @Valid Parcel> shippingList,
        @NotNull String uploadTime,
        @NotNull @Valid Payer payer) {

    static final int BY_OUT_TRADE_NO = 1;
    static final int BY_TRANSACTION_ID = 2;

    static final int EXPRESS = 1;
    static final int PICK_UP = 4;

    static final int UNIFIED = 1;
    static final int SPLIT = 2;

    boolean isExpress() {
        return logisticsType == EXPRESS;
    }

    boolean isSplit() {
        return deliveryMode == SPLIT;
    }

    /// Whether nothing is left to ship after this.
    boolean finishes() {
        return !isSplit() || Boolean.TRUE.equals(isAllDelivered);
    }

    record OrderKey(
            @NotNull Integer orderNumberType,
            @Nullable String transactionId,
            @Nullable String mchid,
            @Nullable String outTradeNo) {}

    record Parcel(
            @Nullable String trackingNo,
            @Nullable String expressCompany,
            @Nullable String itemDesc,
            @Nullable Contact contact) {}

    record Contact(
            @Nullable String consignorContact, @Nullable String receiverContact) {}

    record Payer(@NotNull String openid) {}
}
