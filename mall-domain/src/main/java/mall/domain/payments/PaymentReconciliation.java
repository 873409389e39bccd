package mall.domain.payments;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import mall.domain.payments.PaymentGateway.Look;
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

    /// So many calls are on the way at once.
    private static final int BATCH = 20;

    private final PaymentRows payments;
    private final PaymentSettling settling;
    private final PaymentClosing closing;
    private final ObjectProvider<PaymentGateway> wechat;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /// Six: it finds out by asking, and then settles or closes.
    PaymentReconciliation(
            PaymentRows payments,
            PaymentSettling settling,
            PaymentClosing closing,
            ObjectProvider<PaymentGateway> wechat,
            TransactionTemplate transaction,
            Clock clock) {
        this.payments = payments;
        this.settling = settling;
        this.closing = closing;
        this.wechat = wechat;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "1s")
    void lookAtDuePayments() {
        List<Payment> due;
        do {
            due = Objects.requireNonNull(
                    transaction.execute(_ -> payments.takeDue(BATCH, clock.instant(), FIRST_LOOK, LONGEST)));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                due.forEach(payment -> threads.execute(() -> lookSafely(payment)));
            }
        } while (due.size() == BATCH);
    }

    private void lookSafely(Payment payment) {
        try {
            look(payment);
        } catch (RuntimeException e) {
            log.error(
                    "Could not reconcile payment {}; it is looked at again",
                    payment.id().outTradeNo(),
                    e);
        }
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
