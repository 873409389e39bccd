package mall.domain.payments;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import mall.domain.payments.PaymentGateway.Look;
import mall.domain.runtime.Backlog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks WeChat about payments that stay open, at growing distances: a notice may never come, an
/// answer may have been lost. What nobody shall pay any more is closed there. Replicas share the
/// work, since nobody waits for a row that another one has taken.
@Component
class PaymentReconciliation {

    private static final Logger log = LoggerFactory.getLogger(PaymentReconciliation.class);

    /// Most payers have paid by then, and most notices have come.
    static final Duration FIRST_LOOK = Duration.ofSeconds(15);

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration LONGEST_OVERDUE = Duration.ofMinutes(4);

    /// So many calls are on the way at once.
    private static final int AT_ONCE = 20;

    private final PaymentRows payments;
    private final PaymentSettling settling;
    private final PaymentClosing closing;
    private final ObjectProvider<PaymentGateway> wechat;
    private final TransactionTemplate transaction;
    private final Backlog backlog;
    private final Clock clock;

    /// Seven: it finds out by asking, and then settles or closes.
    PaymentReconciliation(
            PaymentRows payments,
            PaymentSettling settling,
            PaymentClosing closing,
            ObjectProvider<PaymentGateway> wechat,
            TransactionTemplate transaction,
            Backlog backlog,
            Clock clock) {
        this.payments = payments;
        this.settling = settling;
        this.closing = closing;
        this.wechat = wechat;
        this.transaction = transaction;
        this.backlog = backlog;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "1s")
    void lookAtDuePayments() {
        backlog.workThrough(AT_ONCE, this::take, this::look);
    }

    private List<Payment> take(int most) {
        return Objects.requireNonNull(transaction.execute(
                _ -> payments.takeDue(most, clock.instant(), FIRST_LOOK, LONGEST, LONGEST_OVERDUE)));
    }

    private void look(Payment payment) {
        var overdue = !payment.giveUpAt().isAfter(clock.instant());
        switch (wechat.getObject().query(payment.id(), payment.mchid())) {
            case Look.Paid(var notice) -> settling.settle(notice);
            case Look.Closed() -> transaction.executeWithoutResult(_ -> payments.closed(payment.id(), clock.instant()));
            case Look.Unpaid() -> {
                if (overdue) closing.close(payment).ifPresent(reason -> stillOpen(payment, reason));
            }
            case Look.NotThere() -> {
                if (overdue) closing.neverOpened(payment).ifPresent(reason -> stillOpen(payment, reason));
            }
            case Look.Unknown(var reason) -> stillOpen(payment, reason);
        }
    }

    private static void stillOpen(Payment payment, String reason) {
        log.warn("Payment {} stays open: {}", payment.id().outTradeNo(), reason);
    }
}
