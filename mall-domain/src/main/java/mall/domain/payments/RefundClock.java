package mall.domain.payments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import mall.domain.payments.PaymentGateway.RefundAnswer;
import mall.domain.runtime.Backlog;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends refunds that are due and asks after those that WeChat has taken, a few side by side on one
/// replica at a time, so that all replicas together stay below WeChat's ration of erring calls. A
/// refund keeps its number whatever happens: where an answer was lost, WeChat is asked first and
/// told the same again only if it never heard of it.
@Component
class RefundClock {

    private static final Logger log = LoggerFactory.getLogger(RefundClock.class);

    /// Longer than any call takes: nobody else takes a refund that is being worked on.
    private static final Duration LEASE = Duration.ofMinutes(1);

    /// WeChat bears 6 erring calls a second. No more than these are on the way, and each that errs
    /// puts off the next by this pause: so there are 5 at once, and fewer than 3 a second.
    static final int AT_ONCE = 5;

    private static final Duration PAUSE = Duration.ofMillis(400);

    private static final Duration AFTER_SILENCE = Duration.ofSeconds(15);
    private static final Duration AFTER_NOT_NOW = Duration.ofMinutes(1);

    private final RefundRows refunds;
    private final Refunding refunding;
    private final ObjectProvider<PaymentGateway> wechat;
    private final TransactionTemplate transaction;
    private final Backlog backlog;
    private final Clock clock;

    /// Six: it takes what is due, sends it, and writes down the answer.
    RefundClock(
            RefundRows refunds,
            Refunding refunding,
            ObjectProvider<PaymentGateway> wechat,
            TransactionTemplate transaction,
            Backlog backlog,
            Clock clock) {
        this.refunds = refunds;
        this.refunding = refunding;
        this.wechat = wechat;
        this.transaction = transaction;
        this.backlog = backlog;
        this.clock = clock;
    }

    /// Another replica takes over when this one has not come to an end within a minute; until this
    /// one stops too, both work, on different refunds.
    @Scheduled(fixedDelayString = "1s")
    @SchedulerLock(name = "payments.refunds", lockAtMostFor = "PT1M")
    void workThroughDueRefunds() {
        backlog.workThrough(AT_ONCE, this::take, refund -> apply(refund, ask(refund)));
    }

    private List<Refund> take(int most) {
        return Objects.requireNonNull(
                transaction.execute(_ -> Stream.iterate(takeOne(), Optional::isPresent, _ -> takeOne())
                        .limit(most)
                        .flatMap(Optional::stream)
                        .toList()));
    }

    private Optional<Refund> takeOne() {
        return refunds.takeDue(clock.instant(), LEASE);
    }

    private RefundAnswer ask(Refund refund) {
        var gateway = wechat.getObject();
        if (refund.status() == Refund.Status.DUE && !refund.sent()) return gateway.refund(refund.repayment());
        var answer = gateway.queryRefund(refund.id());
        return answer instanceof RefundAnswer.NotThere ? gateway.refund(refund.repayment()) : answer;
    }

    private void apply(Refund refund, RefundAnswer answer) {
        transaction.executeWithoutResult(_ -> {
            switch (answer) {
                case RefundAnswer.Known(var notice) -> refunding.settle(notice);
                case RefundAnswer.Rejected(var code) -> {
                    refunding.rejected(refund, code);
                    slowDown();
                }
                case RefundAnswer.Later(var code) -> {
                    log.warn(
                            "WeChat does not take refund {} now: {}",
                            refund.id().outRefundNo(),
                            code);
                    refunds.notTaken(refund.id(), code, next(refund, AFTER_NOT_NOW));
                    slowDown();
                }
                case RefundAnswer.NotThere() -> {
                    refunds.again(refund.id(), "not-there", next(refund, AFTER_SILENCE));
                    slowDown();
                }
                case RefundAnswer.Unknown(var reason) -> {
                    log.warn("No answer to refund {}: {}", refund.id().outRefundNo(), reason);
                    refunds.again(refund.id(), "no-answer", next(refund, AFTER_SILENCE));
                    slowDown();
                }
            }
        });
    }

    private void slowDown() {
        refunds.slowDown(clock.instant(), PAUSE);
    }

    private Instant next(Refund refund, Duration first) {
        return clock.instant().plus(refund.wait(first));
    }
}
