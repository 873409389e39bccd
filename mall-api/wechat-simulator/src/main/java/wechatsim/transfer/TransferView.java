package wechatsim.transfer;

import org.jspecify.annotations.Nullable;
import wechatsim.kernel.WechatTime;

/// A transfer as WeChat tells it, to a query and in a notice. More components than a constructor
/// should have: it is WeChat's message.
public record TransferView(
        String mchId,
        String outBillNo,
        String transferBillNo,
        String appid,
        TransferState state,
        int transferAmount,
        String transferRemark,
        @Nullable String failReason,
        String openid,
        String createTime,
        String updateTime) {

    static TransferView of(Transfer transfer, String mchId) {
        var terms = transfer.terms();
        return new TransferView(
                mchId,
                terms.outBillNo(),
                transfer.transferBillNo(),
                terms.appid(),
                transfer.state(),
                terms.transferAmount(),
                terms.transferRemark(),
                transfer.failReason().orElse(null),
                terms.openid(),
                WechatTime.text(transfer.created()),
                WechatTime.text(transfer.updated()));
    }
}
