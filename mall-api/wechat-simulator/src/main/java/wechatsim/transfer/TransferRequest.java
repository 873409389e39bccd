package wechatsim.transfer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Money for a shopper. Two requests for one number must be equal. More components than a
/// constructor should have: it is WeChat's message.
///
/// @param userName encrypted, and needed for large amounts
record TransferRequest(
        @NotNull String appid,
        @NotNull @Pattern(regexp = "[0-9A-Za-z]{1,32}") String outBillNo,
        @NotNull @Pattern(regexp = "\\d{4}") String transferSceneId,
        @NotNull String openid,
        @Nullable String userName,
        @NotNull @Min(1) Integer transferAmount,
        @NotNull @Size(min = 1, max = 32) String transferRemark,

        @Nullable @Size(max = 255) @Pattern(regexp = "https?://[^?#]+")
        String notifyUrl,

        @Nullable String userRecvPerception,
        @NotEmpty List<@Valid @NotNull ReportInfo> transferSceneReportInfos) {

    record ReportInfo(
            @NotNull String infoType,
            @NotNull @Size(min = 1, max = 32) String infoContent) {}

    /// Whether it is the same request again. The name does not count: it is encrypted anew each
    /// time.
    boolean isSameAs(TransferRequest other) {
        return withoutName().equals(other.withoutName());
    }

    private TransferRequest withoutName() {
        return new TransferRequest(
                appid,
                outBillNo,
                transferSceneId,
                openid,
                null,
                transferAmount,
                transferRemark,
                notifyUrl,
                userRecvPerception,
                transferSceneReportInfos);
    }
}
