package wechatsim.pay;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import wechatsim.kernel.SimulatorClock;

/// Shows what truly happened, whatever the merchant was told.
@Component
public final class Ledger {

    private final PaymentBook book;
    private final SimulatorClock clock;

    Ledger(PaymentBook book, SimulatorClock clock) {
        this.book = book;
        this.clock = clock;
    }

    public LedgerView view() {
        var now = clock.instant();
        return new LedgerView(
                book.list().stream().map(payment -> entry(payment, now)).toList());
    }

    public Optional<LedgerView.Entry> findByOutTradeNo(String outTradeNo) {
        return book.findByOutTradeNo(outTradeNo).map(payment -> entry(payment, clock.instant()));
    }

    public Optional<LedgerView.Entry> findByTransactionId(String transactionId) {
        return book.findByTransactionId(transactionId).map(payment -> entry(payment, clock.instant()));
    }

    private static LedgerView.Entry entry(Payment payment, Instant now) {
        var receipt = payment.receipt();
        var refunds = payment.refunds();
        return new LedgerView.Entry(
                payment.outTradeNo(),
                receipt.map(Payment.Receipt::transactionId).orElse(null),
                payment.openid(),
                payment.terms().description(),
                Transaction.of(payment).tradeState(),
                payment.total(),
                refunds.stream().mapToInt(Refund::taken).sum(),
                payment.created(),
                payment.payableUntil(),
                receipt.map(Payment.Receipt::paidAt).orElse(null),
                payment.isPayable(now),
                payment.failedTries(),
                refunds.stream().map(Ledger::entry).toList());
    }

    private static LedgerView.RefundEntry entry(Refund refund) {
        return new LedgerView.RefundEntry(
                refund.outRefundNo(),
                refund.refundId(),
                refund.status(),
                refund.amount(),
                refund.created(),
                refund.succeeded().orElse(null));
    }
}
