package mall.domain.payments;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import mall.domain.payments.PaymentGateway.Closure;
import mall.domain.payments.PaymentGateway.Look;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes sure that nobody can pay any more: first no new attempt may start here, then every open
/// one is closed at WeChat, and one that turns out to be paid is settled.
@Component
class PaymentClosing {

    private final PaymentRows payments;
    private final PaymentSettling settling;
    private final ObjectProvider<PaymentGateway> wechat;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PaymentClosing(
            PaymentRows payments,
            PaymentSettling settling,
            ObjectProvider<PaymentGateway> wechat,
            TransactionTemplate transaction,
            Clock clock) {
        this.payments = payments;
        this.settling = settling;
        this.wechat = wechat;
        this.transaction = transaction;
        this.clock = clock;
    }

    Closing close(PayableRef payable) {
        var attempts = Objects.requireNonNull(transaction.execute(_ -> {
            payments.shut(payable, clock.instant());
            return payments.of(payable);
        }));
        var open = attempts.stream()
                .filter(payment -> payment.status() == Payment.Status.OPEN)
                .toList();
        var obstacles = open.stream().map(this::close).flatMap(Optional::stream).toList();
        return payments.of(payable).stream()
                .filter(Payment::kept)
                .findFirst()
                .<Closing>map(paid -> new Closing.AlreadyPaid(paid.id()))
                .or(() -> obstacles.stream().findFirst().map(Closing.StillOpen::new))
                .orElseGet(Closing.Closed::new);
    }

    /// Closes one attempt at WeChat.
    ///
    /// @return what is in the way; empty when nobody can pay it any more, or it is settled
    Optional<String> close(Payment payment) {
        return switch (wechat.getObject().close(payment.id(), payment.mchid())) {
            case Closure.Done() -> closed(payment);
            case Closure.NotThere() -> neverOpened(payment);
            case Closure.Paid() -> settle(payment);
            case Closure.Unknown(var reason) -> Optional.of(reason);
        };
    }

    private Optional<String> closed(Payment payment) {
        transaction.executeWithoutResult(_ -> payments.closed(payment.id(), clock.instant()));
        return Optional.empty();
    }

    /// WeChat may have opened it between our question and its answer being kept: then it is there.
    Optional<String> neverOpened(Payment payment) {
        var closed = Objects.requireNonNull(transaction.execute(_ -> payments.neverOpened(payment, clock.instant())));
        if (closed) return Optional.empty();
        var now = payments.find(payment.id()).orElseThrow();
        return now.status() == Payment.Status.OPEN ? close(now) : Optional.empty();
    }

    private Optional<String> settle(Payment payment) {
        return switch (wechat.getObject().query(payment.id(), payment.mchid())) {
            case Look.Paid(var notice) ->
                switch (settling.settle(notice)) {
                    case Settlement.Settled _, Settlement.AlreadySettled _ -> Optional.empty();
                    case Settlement.Mismatch mismatch -> Optional.of("mismatch: " + mismatch.reason());
                    case Settlement.UnknownPayment _ -> Optional.of("contradictory answer");
                };
            case Look.Unknown(var reason) -> Optional.of(reason);
            case Look.Unpaid(), Look.Closed(), Look.NotThere() -> Optional.of("paid, and then not");
        };
    }
}
