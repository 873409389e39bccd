package wechatsim.shipping;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import wechatsim.crypto.Merchant;
import wechatsim.kernel.SimulatorClock;
import wechatsim.kernel.SimulatorSettings;
import wechatsim.miniapp.ApiError;
import wechatsim.pay.Ledger;
import wechatsim.pay.LedgerView.Entry;
import wechatsim.shipping.UploadRequest.OrderKey;

/// Where merchants report what they shipped. A payment is not known here at once.
@Component
public final class ShippingDesk {

    private final Ledger ledger;
    private final Merchant merchant;
    private final SettlementMessages messages;
    private final SimulatorSettings settings;
    private final SimulatorClock clock;
    private final Map<String, Consignment> byOutTradeNo = new ConcurrentHashMap<>();

    ShippingDesk(
            Ledger ledger,
            Merchant merchant,
            SettlementMessages messages,
            SimulatorSettings settings,
            SimulatorClock clock) {
        this.ledger = ledger;
        this.merchant = merchant;
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
    }

    void upload(UploadRequest upload) {
        UploadRules.check(upload);
        var uploadTime = UploadRules.time(upload.uploadTime());
        var payment = require(find(upload.orderKey()));
        if (!payment.openid().equals(upload.payer().openid())) {
            throw new ApiError(10060031, "the order is not of this openid");
        }
        if (payment.refunded() >= payment.total()) throw new ApiError(10060004, "order state invalid: refunded");
        var consignment = consignment(payment);
        if (consignment.upload(upload, uploadTime, clock.instant())) messages.shipped(payment, consignment);
    }

    OrderView order(@Nullable String transactionId, @Nullable String outTradeNo) {
        return view(require(find(transactionId, outTradeNo)));
    }

    /// The paid orders that fit, newest first.
    List<OrderView> orders(Predicate<OrderView> fits) {
        return ledger.view().payments().stream()
                .filter(this::isKnownHere)
                .map(this::view)
                .filter(fits)
                .sorted(Comparator.comparing(OrderView::payTime).reversed())
                .toList();
    }

    void remind(@Nullable String transactionId, @Nullable String outTradeNo) {
        consignment(require(find(transactionId, outTradeNo))).remind(clock.instant());
    }

    /// The shopper says that he has what he paid for.
    public void confirm(String outTradeNo) {
        var payment = ledger.findByOutTradeNo(outTradeNo)
                .orElseThrow(() -> new IllegalArgumentException("no payment " + outTradeNo));
        var consignment = consignment(payment);
        consignment.confirm(clock.instant());
        messages.confirmed(payment, consignment);
    }

    private Optional<Entry> find(OrderKey key) {
        return switch (key.orderNumberType()) {
            case UploadRequest.BY_TRANSACTION_ID -> find(key.transactionId(), null);
            case UploadRequest.BY_OUT_TRADE_NO ->
                merchant.mchid().equals(key.mchid()) ? find(null, key.outTradeNo()) : Optional.empty();
            default -> throw new ApiError(40097, "invalid order_number_type");
        };
    }

    private Optional<Entry> find(@Nullable String transactionId, @Nullable String outTradeNo) {
        if (transactionId != null && !transactionId.isEmpty()) return ledger.findByTransactionId(transactionId);
        return outTradeNo == null ? Optional.empty() : ledger.findByOutTradeNo(outTradeNo);
    }

    private Entry require(Optional<Entry> payment) {
        return payment.filter(this::isKnownHere)
                .orElseThrow(() -> new ApiError(10060001, "the payment does not exist"));
    }

    private boolean isKnownHere(Entry payment) {
        Instant paidAt = payment.paidAt();
        return paidAt != null && !paidAt.plus(settings.paymentAppearsAfter()).isAfter(clock.instant());
    }

    private Consignment consignment(Entry payment) {
        return byOutTradeNo.computeIfAbsent(payment.outTradeNo(), _ -> new Consignment());
    }

    private OrderView view(Entry payment) {
        return OrderView.of(payment, merchant.mchid(), consignment(payment), clock.instant());
    }
}
