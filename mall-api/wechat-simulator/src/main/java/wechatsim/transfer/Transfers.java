package wechatsim.transfer;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import wechatsim.crypto.Merchant;
import wechatsim.crypto.PlatformKeys;
import wechatsim.gateway.PayError;
import wechatsim.kernel.Agenda;
import wechatsim.kernel.SimulatorClock;
import wechatsim.notice.Announcement;
import wechatsim.notice.Notices;

/// All transfers, and what the shopper does about them.
@Component
public final class Transfers {

    private static final Duration TO_CONFIRM = Duration.ofHours(24);
    private static final Duration TO_CANCEL = Duration.ofSeconds(1);
    private static final Duration FOUND_FOR = Duration.ofDays(30);

    private final TransferRules rules;
    private final Merchant merchant;
    private final Notices notices;
    private final Agenda agenda;
    private final SimulatorClock clock;
    private final JsonMapper json;
    private final Map<String, Transfer> byOutBillNo = new ConcurrentSkipListMap<>();

    /// More parameters than a constructor should have: a transfer touches all of them.
    Transfers(
            TransferRules rules,
            Merchant merchant,
            Notices notices,
            Agenda agenda,
            SimulatorClock clock,
            JsonMapper json) {
        this.rules = rules;
        this.merchant = merchant;
        this.notices = notices;
        this.agenda = agenda;
        this.clock = clock;
        this.json = json;
    }

    /// @param serial what the request's `Wechatpay-Serial` names
    Transfer begin(TransferRequest request, @Nullable String serial, PlatformKeys.Kind asked) {
        rules.check(request, serial);
        var transfer = byOutBillNo.computeIfAbsent(request.outBillNo(), _ -> begun(request, asked));
        transfer.checkSameAs(request);
        return transfer;
    }

    private Transfer begun(TransferRequest request, PlatformKeys.Kind asked) {
        var transfer = new Transfer(request, asked, clock.instant());
        agenda.after(TO_CONFIRM, () -> {
            if (transfer.expire(clock.instant())) tell(transfer);
        });
        return transfer;
    }

    Transfer requireByOutBillNo(String outBillNo) {
        return require(transfer -> transfer.terms().outBillNo().equals(outBillNo));
    }

    Transfer requireByTransferBillNo(String transferBillNo) {
        return require(transfer -> transfer.transferBillNo().equals(transferBillNo));
    }

    private Transfer require(Predicate<Transfer> wanted) {
        return byOutBillNo.values().stream()
                .filter(wanted)
                .filter(transfer -> transfer.created().plus(FOUND_FOR).isAfter(clock.instant()))
                .findFirst()
                .orElseThrow(() -> PayError.notFound("NOT_FOUND", "记录不存在"));
    }

    Transfer cancel(String outBillNo) {
        var transfer = requireByOutBillNo(outBillNo);
        if (transfer.cancel(clock.instant())) {
            agenda.after(TO_CANCEL, () -> {
                transfer.cancelled(clock.instant());
                tell(transfer);
            });
        }
        return transfer;
    }

    /// The shopper confirms what `wx.requestMerchantTransfer` shows him.
    ///
    /// @param packageInfo what the merchant gave to the Mini Program
    public void confirm(String packageInfo) {
        confirm(byOutBillNo.values().stream()
                .filter(transfer -> transfer.packageInfo().equals(packageInfo))
                .findFirst());
    }

    /// The shopper confirms, without a phone in between.
    public void confirmByNumber(String outBillNo) {
        confirm(Optional.ofNullable(byOutBillNo.get(outBillNo)));
    }

    private void confirm(Optional<Transfer> found) {
        var transfer = found.orElseThrow(() -> new IllegalArgumentException("no such transfer"));
        if (!transfer.confirm(clock.instant())) throw new IllegalStateException("the transfer is " + transfer.state());
        tell(transfer);
    }

    public List<TransferView> list() {
        return byOutBillNo.values().stream().map(this::view).toList();
    }

    TransferView view(Transfer transfer) {
        return TransferView.of(transfer, merchant.mchid());
    }

    private void tell(Transfer transfer) {
        var url = transfer.terms().notifyUrl();
        if (url == null) return;
        notices.announce(new Announcement(
                URI.create(url),
                "MCHTRANSFER.BILL.FINISHED",
                "商家转账单据终态通知",
                "mch_payment",
                transfer.terms().outBillNo(),
                json.valueToTree(view(transfer)),
                transfer.asked()));
    }
}
