package mall.domain.payments;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import mall.domain.payments.PaymentEvent.PaymentSettled;
import mall.domain.payments.Settlement.AlreadySettled;
import mall.domain.payments.Settlement.Mismatch;
import mall.domain.payments.Settlement.Settled;
import mall.domain.payments.Settlement.UnknownPayment;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Applies WeChat's word on payments, each in one short transaction: lock, compare, write, tell.
@Component
class PaymentSettling {

    private final PaymentRows payments;
    private final Refunding refunding;
    private final PaymentIncidents incidents;
    private final ErasedPayers erased;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /// Seven: a settled payment is compared, written, told, given back when it is the second, or an
    /// incident.
    PaymentSettling(
            PaymentRows payments,
            Refunding refunding,
            PaymentIncidents incidents,
            ErasedPayers erased,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.payments = payments;
        this.refunding = refunding;
        this.incidents = incidents;
        this.erased = erased;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    Settlement settle(PaymentNotice notice) {
        try {
            return Objects.requireNonNull(transaction.execute(_ -> apply(notice)));
        } catch (DuplicateKeyException e) {
            // The transaction number belongs to another payment already.
            var payment = PaymentId.ofOutTradeNo(notice.outTradeNo()).orElseThrow();
            return Objects.requireNonNull(transaction.execute(_ -> mismatch(payment, notice, "transaction")));
        }
    }

    private Settlement apply(PaymentNotice notice) {
        var found = PaymentId.ofOutTradeNo(notice.outTradeNo()).flatMap(payments::lock);
        if (found.isEmpty()) {
            incidents.raise("unknown-payment", shortened(notice.outTradeNo()), described(notice));
            return new UnknownPayment(notice.outTradeNo());
        }
        var payment = found.get();
        var contradiction = payment.contradiction(erased.comparable(notice, payment));
        if (contradiction.isPresent()) return mismatch(payment.id(), notice, contradiction.get());
        if (payment.status() == Payment.Status.PAID) return new AlreadySettled(payment.id());
        return paid(payment, Objects.requireNonNull(notice.transactionId()), Objects.requireNonNull(notice.paidAt()));
    }

    private Settlement paid(Payment payment, String transactionId, Instant paidAt) {
        if (payments.paid(payment.id(), transactionId, paidAt, clock.instant())) {
            events.publishEvent(new PaymentSettled(payment.id(), payment.payable(), payment.amount(), paidAt));
        } else {
            refunding.giveBackSecond(payment);
        }
        return new Settled(payment.id());
    }

    private Settlement mismatch(PaymentId payment, PaymentNotice notice, String reason) {
        incidents.raise("payment-" + reason, payment.outTradeNo(), described(notice));
        // A notice is a hint: ask WeChat what is true.
        payments.lookNow(payment, clock.instant());
        return new Mismatch(payment, reason);
    }

    /// Without the payer: an openid is a person.
    private static String described(PaymentNotice notice) {
        return "%s %s, merchant %s, app %s, transaction %s"
                .formatted(notice.state(), notice.total(), notice.mchid(), notice.appid(), notice.transactionId());
    }

    private static String shortened(String number) {
        return number.length() <= 64 ? number : number.substring(0, 64);
    }
}
