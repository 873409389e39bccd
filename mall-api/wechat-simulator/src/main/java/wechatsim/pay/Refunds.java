package wechatsim.pay;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import wechatsim.crypto.PlatformKeys;
import wechatsim.faults.Fault.RefundEnds;
import wechatsim.faults.Faults;
import wechatsim.gateway.PayError;
import wechatsim.kernel.Agenda;
import wechatsim.kernel.SimulatorClock;
import wechatsim.kernel.SimulatorSettings;
import wechatsim.notice.Notices;

/// Gives money back: accepts at once, settles a little later, and tells the merchant.
@Component
public final class Refunds {

    private final PaymentBook book;
    private final PaymentNotices messages;
    private final Notices notices;
    private final Faults faults;
    private final Agenda agenda;
    private final SimulatorClock clock;
    private final SimulatorSettings settings;
    private final Map<String, Refund> byOutRefundNo = new ConcurrentHashMap<>();

    /// More parameters than a constructor should have: a refund touches all of them.
    Refunds(
            PaymentBook book,
            PaymentNotices messages,
            Notices notices,
            Faults faults,
            Agenda agenda,
            SimulatorClock clock,
            SimulatorSettings settings) {
        this.book = book;
        this.messages = messages;
        this.notices = notices;
        this.faults = faults;
        this.agenda = agenda;
        this.clock = clock;
        this.settings = settings;
        book.list().stream().flatMap(payment -> payment.refunds().stream()).forEach(this::goOnWith);
    }

    /// What was on its way when the last run ended arrives in this one.
    private void goOnWith(Refund refund) {
        byOutRefundNo.put(refund.outRefundNo(), refund);
        if (refund.status() == RefundStatus.PROCESSING) settleLater(refund, RefundStatus.SUCCESS);
    }

    Refund refund(RefundRequest request, PlatformKeys.Kind asked) {
        var payment = payment(request);
        var refund = byOutRefundNo.computeIfAbsent(request.outRefundNo(), _ -> accepted(request, payment, asked));
        refund.checkSameAs(request);
        return refund;
    }

    Optional<Refund> find(String outRefundNo) {
        return Optional.ofNullable(byOutRefundNo.get(outRefundNo));
    }

    /// Lets a refund end that way, now.
    public void settle(String outRefundNo, RefundStatus end) {
        var refund = find(outRefundNo).orElseThrow(() -> new IllegalArgumentException("no refund " + outRefundNo));
        settle(refund, end);
    }

    /// The merchant has named another account for a refund that went wrong: it is tried again.
    Refund tryOtherAccount(String refundId, String outRefundNo) {
        var refund = find(outRefundNo)
                .filter(known -> known.refundId().equals(refundId))
                .orElseThrow(Refunds::noSuchRefund);
        if (refund.status() != RefundStatus.ABNORMAL) throw PayError.invalidRequest("退款单状态不是ABNORMAL");
        settleLater(refund, RefundStatus.SUCCESS);
        return refund;
    }

    static PayError noSuchRefund() {
        return PayError.notFound("RESOURCE_NOT_EXISTS", "退款单不存在");
    }

    private Payment payment(RefundRequest request) {
        if (request.transactionId() != null) {
            return book.findByTransactionId(request.transactionId()).orElseThrow(Refunds::noSuchPayment);
        }
        if (request.outTradeNo() == null) throw PayError.parameter("transaction_id和out_trade_no必须二选一");
        return book.findByOutTradeNo(request.outTradeNo()).orElseThrow(Refunds::noSuchPayment);
    }

    private static PayError noSuchPayment() {
        return PayError.notFound("RESOURCE_NOT_EXISTS", "订单不存在");
    }

    private Refund accepted(RefundRequest request, Payment payment, PlatformKeys.Kind asked) {
        var refund = new Refund(request, payment, asked, clock.instant());
        payment.refund(refund, settings.refundSpacing());
        book.keep(payment);
        var fault = faults.take(RefundEnds.class, request.outRefundNo());
        var end = fault.map(RefundEnds::end).map(Refunds::status).orElse(RefundStatus.SUCCESS);
        if (end != RefundStatus.PROCESSING) settleLater(refund, end);
        return refund;
    }

    private static RefundStatus status(RefundEnds.End end) {
        return RefundStatus.valueOf(end.name());
    }

    private void settleLater(Refund refund, RefundStatus end) {
        agenda.after(settings.refundSettlesAfter(), () -> settle(refund, end));
    }

    private void settle(Refund refund, RefundStatus end) {
        if (!refund.settle(end, clock.instant())) return;
        book.keep(refund.payment());
        var url = refund.terms().notifyUrl();
        if (url != null) notices.announce(messages.refunded(refund, url));
    }
}
