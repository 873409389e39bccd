package wechatsim.transfer;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import wechatsim.crypto.PlatformKeys;
import wechatsim.gateway.PayController;
import wechatsim.kernel.WechatTime;

@PayController
@RequestMapping("/v3/fund-app/mch-transfer/transfer-bills")
class TransfersController {

    private final Transfers transfers;
    private final PlatformKeys keys;

    TransfersController(Transfers transfers, PlatformKeys keys) {
        this.transfers = transfers;
        this.keys = keys;
    }

    @PostMapping
    Begun begin(
            @RequestHeader(name = "Wechatpay-Serial", required = false) @Nullable String serial,
            @Valid @RequestBody TransferRequest request) {
        return Begun.of(transfers.begin(request, serial, keys.askedFor(serial)));
    }

    @GetMapping("/out-bill-no/{outBillNo}")
    TransferView byOutBillNo(@PathVariable String outBillNo) {
        return transfers.view(transfers.requireByOutBillNo(outBillNo));
    }

    @GetMapping("/transfer-bill-no/{transferBillNo}")
    TransferView byTransferBillNo(@PathVariable String transferBillNo) {
        return transfers.view(transfers.requireByTransferBillNo(transferBillNo));
    }

    @PostMapping("/out-bill-no/{outBillNo}/cancel")
    Cancelled cancel(@PathVariable String outBillNo) {
        return Cancelled.of(transfers.cancel(outBillNo));
    }

    /// @param packageInfo what the shopper's phone needs, as long as he is asked
    record Begun(
            String outBillNo,
            String transferBillNo,
            String createTime,
            TransferState state,
            @Nullable String packageInfo) {

        static Begun of(Transfer transfer) {
            var state = transfer.state();
            return new Begun(
                    transfer.terms().outBillNo(),
                    transfer.transferBillNo(),
                    WechatTime.text(transfer.created()),
                    state,
                    state == TransferState.WAIT_USER_CONFIRM ? transfer.packageInfo() : null);
        }
    }

    record Cancelled(String outBillNo, String transferBillNo, TransferState state, String updateTime) {

        static Cancelled of(Transfer transfer) {
            return new Cancelled(
                    transfer.terms().outBillNo(),
                    transfer.transferBillNo(),
                    transfer.state(),
                    WechatTime.text(transfer.updated()));
        }
    }
}
