package mall.domain.payments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import mall.domain.kernel.Idempotency;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.payments.PaymentGateway.Closure;
import mall.domain.payments.PaymentGateway.Look;
import mall.domain.payments.PaymentGateway.Opening;
import mall.domain.payments.PaymentRefusal.PaidAlready;
import mall.domain.payments.PaymentRefusal.PayableClosed;
import mall.domain.payments.PaymentRefusal.PaymentRejected;
import mall.domain.payments.PaymentRefusal.PaymentUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Starts payments: commits the number, then calls WeChat, then keeps the prepay id. Whatever gets
/// lost on the way, the next call finds the same attempt and tells WeChat the same number again.
@Component
class PaymentStart {

    private static final Logger log = LoggerFactory.getLogger(PaymentStart.class);

    /// WeChat needs so long to tell us of a payment in the last second.
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final PaymentRows payments;
    private final PaymentSettling settling;
    private final Idempotency idempotency;
    private final ObjectProvider<PaymentGateway> wechat;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /// Six, because starting is where the rows, the other acts, WeChat and time all meet.
    PaymentStart(
            PaymentRows payments,
            PaymentSettling settling,
            Idempotency idempotency,
            ObjectProvider<PaymentGateway> wechat,
            TransactionTemplate transaction,
            Clock clock) {
        this.payments = payments;
        this.settling = settling;
        this.idempotency = idempotency;
        this.wechat = wechat;
        this.transaction = transaction;
        this.clock = clock;
    }

    PaymentParameters start(PaymentOrder order, IdempotencyKey key) {
        var gateway = wechat.getObject();
        var payment = attempt(order, key, gateway.mchid());
        var prepayId = payment.prepayId(clock.instant());
        if (prepayId.isPresent())
            return gateway.parameters(payment.id(), payment.account().appid(), prepayId.get());
        return switch (gateway.open(payment.prepayment())) {
            case Opening.Opened(var opened) -> keep(payment, opened, gateway);
            case Opening.Paid() -> throw paidMeanwhile(payment, gateway);
            case Opening.NumberSpent(var code) -> {
                log.warn(
                        "WeChat takes no money under {} any more: {}",
                        payment.id().outTradeNo(),
                        code);
                transaction.executeWithoutResult(_ -> payments.giveUp(payment.id(), clock.instant()));
                throw new PaymentUnavailable();
            }
            case Opening.Rejected(var code) -> {
                log.error("WeChat rejects payment {}: {}", payment.id().outTradeNo(), code);
                transaction.executeWithoutResult(_ -> payments.giveUp(payment.id(), clock.instant()));
                throw new PaymentRejected(code);
            }
            case Opening.Unknown(var reason) -> {
                log.warn("No answer to payment {}: {}", payment.id().outTradeNo(), reason);
                throw new PaymentUnavailable();
            }
        };
    }

    /// The attempt for this request. A repeated key finds the attempt that it made, unless that one
    /// has come to nothing meanwhile.
    private Payment attempt(PaymentOrder order, IdempotencyKey key, String mchid) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            requireOpen(order);
            var made = new PaymentId(
                    idempotency.once(key, () -> choose(order, mchid).id().id()));
            return payments.find(made)
                    .filter(payment -> payment.serves(order, mchid, clock.instant()))
                    .orElseGet(() -> choose(order, mchid));
        }));
    }

    private void requireOpen(PaymentOrder order) {
        var now = clock.instant();
        var open = payments.lockOpen(order.payable(), now);
        if (payments.of(order.payable()).stream().anyMatch(Payment::kept)) throw new PaidAlready();
        if (!open || !order.payBy().isAfter(now)) throw new PayableClosed();
    }

    /// An open attempt that does, else a new one; then the others are given up, so that as few as
    /// possible can be paid.
    private Payment choose(PaymentOrder order, String mchid) {
        var now = clock.instant();
        var open = payments.of(order.payable()).stream()
                .filter(payment -> payment.status() == Payment.Status.OPEN)
                .toList();
        var fitting = open.stream()
                .filter(payment -> payment.serves(order, mchid, now))
                .findFirst();
        if (fitting.isPresent()) return fitting.get();
        open.forEach(payment -> payments.giveUp(payment.id(), now));
        return insert(order, mchid, now);
    }

    private Payment insert(PaymentOrder order, String mchid, Instant now) {
        var id = PaymentId.next();
        payments.insert(id, order, mchid, now, order.payBy().plus(GRACE), now.plus(PaymentReconciliation.FIRST_LOOK));
        return payments.find(id).orElseThrow();
    }

    private PaymentParameters keep(Payment payment, String prepayId, PaymentGateway gateway) {
        var until = clock.instant().plus(Payment.PREPAY_LASTS);
        var open = Objects.requireNonNull(transaction.execute(_ -> payments.prepaid(payment.id(), prepayId, until)));
        if (open) return gateway.parameters(payment.id(), payment.account().appid(), prepayId);
        var now = payments.find(payment.id()).orElseThrow();
        if (now.status() == Payment.Status.PAID) throw new PaidAlready();
        // Somebody closed it while WeChat was opening it: nobody gets to see the prepay id, and
        // WeChat is told once more.
        if (gateway.close(payment.id(), payment.mchid()) instanceof Closure.Paid) throw paidMeanwhile(payment, gateway);
        throw new PayableClosed();
    }

    private PaymentRefusal paidMeanwhile(Payment payment, PaymentGateway gateway) {
        if (gateway.query(payment.id(), payment.mchid()) instanceof Look.Paid(var notice)) settling.settle(notice);
        else transaction.executeWithoutResult(_ -> payments.lookNow(payment.id(), clock.instant()));
        return new PaidAlready();
    }
}
