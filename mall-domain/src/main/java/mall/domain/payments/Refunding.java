package mall.domain.payments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mall.domain.kernel.Idempotency;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import mall.domain.payments.PaymentEvent.RefundFailed;
import mall.domain.payments.PaymentEvent.RefundSettled;
import mall.domain.payments.PaymentRefusal.NotRetriable;
import mall.domain.payments.PaymentRefusal.NothingPaid;
import mall.domain.payments.PaymentRefusal.RefundGivenUp;
import mall.domain.payments.PaymentRefusal.RefundTooLarge;
import mall.domain.payments.PaymentRefusal.TooManyRefunds;
import mall.domain.payments.RefundSettlement.AlreadyRecorded;
import mall.domain.payments.RefundSettlement.Mismatch;
import mall.domain.payments.RefundSettlement.Recorded;
import mall.domain.payments.RefundSettlement.UnknownRefund;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Fixes what goes back and records what WeChat says of it. [RefundClock] does the sending.
@Component
@Transactional
class Refunding {

    private static final Logger log = LoggerFactory.getLogger(Refunding.class);

    /// WeChat pays back one payment in at most so many pieces.
    static final int MOST_REFUNDS = 50;

    private static final Duration ASK_AFTER = Duration.ofSeconds(30);
    private static final Duration ASK_AFTER_ABNORMAL = Duration.ofHours(1);

    private final PaymentRows payments;
    private final RefundRows refunds;
    private final PaymentIncidents incidents;
    private final Idempotency idempotency;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /// Six: a refund is fixed on a payment, told, retried once, or an incident.
    Refunding(
            PaymentRows payments,
            RefundRows refunds,
            PaymentIncidents incidents,
            Idempotency idempotency,
            ApplicationEventPublisher events,
            Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.incidents = incidents;
        this.idempotency = idempotency;
        this.events = events;
        this.clock = clock;
    }

    RefundId refund(RefundOrder order) {
        var payment = payments.lockKept(order.payable()).orElseThrow(NothingPaid::new);
        return refunds.of(payment.id()).stream()
                .filter(refund -> refund.cause().equals(order.cause()))
                .findFirst()
                .map(earlier -> same(earlier, order))
                .orElseGet(() -> fix(payment, order.cause(), order.reason(), order.amount()));
    }

    /// The newest refund of the cause, which stands for it.
    private static RefundId same(Refund earlier, RefundOrder order) {
        if (!earlier.amount().equals(order.amount())) {
            throw new IllegalArgumentException("%s of %s gave back %s, not %s"
                    .formatted(order.cause(), order.payable(), earlier.amount(), order.amount()));
        }
        if (earlier.isFailed()) throw new RefundGivenUp(earlier.id());
        return earlier.id();
    }

    /// The payable was paid before: this success goes back whole. Its row is locked.
    void giveBackSecond(Payment payment) {
        log.warn(
                "{} was paid twice; {} goes back",
                payment.payable(),
                payment.id().outTradeNo());
        fix(payment, "second-payment:" + payment.id(), "重复支付退款", payment.amount());
    }

    RefundId retry(RefundId id, IdempotencyKey key) {
        return new RefundId(idempotency.once(key, () -> retry(id).id()));
    }

    private RefundId retry(RefundId id) {
        var failed = refunds.find(id).orElseThrow(() -> new NotFound("refund", id));
        var payment = payments.lock(failed.payment()).orElseThrow();
        var sameCause = refunds.of(payment.id()).stream()
                .filter(refund -> refund.cause().equals(failed.cause()))
                .toList();
        if (!sameCause.stream().allMatch(Refund::isFailed)) throw new NotRetriable();
        sameCause.forEach(refund -> refunds.untroubled(refund.id()));
        return fix(payment, failed.cause(), failed.reason(), failed.amount());
    }

    private RefundId fix(Payment payment, String cause, String reason, Money amount) {
        var live = refunds.of(payment.id()).stream()
                .filter(refund -> !refund.isFailed())
                .toList();
        if (live.size() >= MOST_REFUNDS) throw new TooManyRefunds(MOST_REFUNDS);
        var left = payment.amount()
                .minus(Money.sum(live.stream().map(Refund::amount).toList()));
        if (amount.isMoreThan(left)) throw new RefundTooLarge(left);
        var id = RefundId.next();
        refunds.insert(id, payment.id(), payment.payable(), cause, reason, amount, clock.instant());
        return id;
    }

    RefundSettlement settle(RefundNotice notice) {
        var found = RefundId.ofOutRefundNo(notice.outRefundNo()).flatMap(refunds::lock);
        if (found.isEmpty()) return unknown(notice);
        var refund = found.get();
        var contradiction = refund.contradiction(notice);
        if (contradiction.isPresent()) {
            incidents.raise("refund-" + contradiction.get(), refund.id().outRefundNo(), described(notice));
            return new Mismatch(refund.id(), contradiction.get());
        }
        if (refund.status().isOver()) return new AlreadyRecorded(refund.id());
        return record(refund, notice);
    }

    private RefundSettlement record(Refund refund, RefundNotice notice) {
        var now = clock.instant();
        var isNews = refund.status() != Refund.Status.of(notice.state());
        switch (notice.state()) {
            case PROCESSING -> refunds.recorded(refund.id(), notice, null, null, now.plus(refund.wait(ASK_AFTER)));
            case ABNORMAL -> {
                refunds.recorded(refund.id(), notice, "abnormal", null, now.plus(ASK_AFTER_ABNORMAL));
                if (isNews) events.publishEvent(failed(refund, "abnormal"));
            }
            case CLOSED -> {
                refunds.recorded(refund.id(), notice, "closed", null, null);
                events.publishEvent(failed(refund, "closed"));
            }
            case SUCCEEDED -> {
                Instant settledAt = Optional.ofNullable(notice.settledAt()).orElse(now);
                refunds.recorded(refund.id(), notice, null, settledAt, null);
                events.publishEvent(new RefundSettled(refund.id(), refund.payable(), refund.cause(), refund.amount()));
            }
        }
        return isNews ? new Recorded(refund.id()) : new AlreadyRecorded(refund.id());
    }

    /// WeChat has not taken it and never will.
    void rejected(Refund refund, String code) {
        log.error("WeChat rejects refund {}: {}", refund.id().outRefundNo(), code);
        if (refunds.rejected(refund.id(), code)) events.publishEvent(failed(refund, code));
    }

    /// A refund of a payment that we still believe open is news of that payment, too.
    private RefundSettlement unknown(RefundNotice notice) {
        incidents.raise("unknown-refund", notice.outRefundNo(), described(notice));
        PaymentId.ofOutTradeNo(notice.outTradeNo()).ifPresent(payment -> payments.lookNow(payment, clock.instant()));
        return new UnknownRefund(notice.outRefundNo());
    }

    private static RefundFailed failed(Refund refund, String reason) {
        return new RefundFailed(refund.id(), refund.payable(), refund.cause(), refund.amount(), reason);
    }

    private static String described(RefundNotice notice) {
        return "%s %s of %s, payment %s, merchant %s"
                .formatted(notice.state(), notice.refunded(), notice.total(), notice.outTradeNo(), notice.mchid());
    }
}
