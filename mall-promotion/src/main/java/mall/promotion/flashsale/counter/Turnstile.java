package mall.promotion.flashsale.counter;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mall.domain.kernel.Refusal;
import mall.promotion.flashsale.FlashSaleRefusal.LimitReached;
import mall.promotion.flashsale.counter.CounterRefusal.Busy;
import mall.promotion.flashsale.counter.CounterRefusal.GateShut;
import mall.promotion.flashsale.counter.CounterRefusal.SoldOut;
import mall.promotion.flashsale.counter.CounterRefusal.TokenUsed;
import mall.promotion.flashsale.counter.Outcome.Refused;
import mall.promotion.flashsale.gate.Admission;
import mall.promotion.flashsale.gate.Attempt;
import mall.promotion.flashsale.gate.Gate;
import mall.promotion.flashsale.gate.Verdict;
import org.springframework.stereotype.Component;

/// Lets through whom the gate lets in, to the line, and waits there with him for his order. Whoever
/// comes a second time with the same request is answered as the first time, whatever the gate says of
/// him: it may have forgotten him.
@Component
class Turnstile {

    /// Who would wait longer gets a ticket.
    private static final Duration MOST_WAITED = Duration.ofSeconds(2);

    /// How many ask the gate at once: enough to keep Redis busy, few enough to keep its answers quick.
    private static final int AT_THE_GATE = 64;

    /// Together with the gate's own patience less than half a second.
    private static final Duration MOST_QUEUED = Duration.ofMillis(50);

    private final Semaphore atTheGate = new Semaphore(AT_THE_GATE);
    private final Gate gate;
    private final Line line;
    private final MadeOrders made;
    private final Tickets tickets;
    private final Buyers buyers;
    private final Tally tally;

    /// Six: the gate and the line, the three who know what came of others, and who counts.
    Turnstile(Gate gate, Line line, MadeOrders made, Tickets tickets, Buyers buyers, Tally tally) {
        this.gate = gate;
        this.line = line;
        this.made = made;
        this.tickets = tickets;
        this.buyers = buyers;
        this.tally = tally;
    }

    /// What this process knows of the same request: its buyer stands in the line, or left it with his
    /// order a moment ago.
    Optional<Outcome> known(Tap tap, UUID token) {
        var place = line.remembered(token);
        if (place.isEmpty()) return Optional.empty();
        if (!place.get().form().hash().equals(tap.hash())) throw new TokenUsed();
        var outcome = answer(place.get());
        // Whom the ledger refused may try again.
        return outcome instanceof Refused ? Optional.empty() : Optional.of(outcome);
    }

    /// A place is taken before the gate is asked, so that nobody is let in for whom there is none.
    Outcome pass(Tap tap, UUID token, Instant now) {
        var form = Form.of(tap);
        var attempt = new Attempt(tap.lot(), tap.member(), token, form.hash(), tap.units(), now, form.write());
        line.reserve();
        var inLine = false;
        try {
            return switch (ask(attempt)) {
                case Verdict.Admitted(var admission) -> {
                    tally.admitted(attempt.lot());
                    inLine = true;
                    yield answer(line.join(admission, form));
                }
                case Verdict.Repeated(var id) -> {
                    var order = made.of(id, attempt.member());
                    if (order.isPresent()) yield order.get();
                    inLine = true;
                    yield answer(line.join(again(attempt), form));
                }
                case Verdict.TokenUsed() -> answerOr(new TokenUsed(), tap, token);
                case Verdict.LimitReached(var limit) -> answerOr(new LimitReached(limit), tap, token);
                case Verdict.SoldOut() -> answerOr(new SoldOut(buyers.owe(tap.lot())), tap, token);
                case Verdict.NotOpen(), Verdict.Rebuilding() -> throw new GateShut();
            };
        } finally {
            if (!inLine) line.vacate();
        }
    }

    /// The order of the same request, if there is one; else the refusal.
    Outcome answerOr(Refusal no, Tap tap, UUID token) {
        if (no instanceof SoldOut && buyers.lack(tap.lot(), tap.member())) throw no;
        return made.ofRequest(token, tap.member(), tap.hash())
                .map(Outcome.class::cast)
                .orElseThrow(() -> no);
    }

    private Verdict ask(Attempt attempt) {
        try {
            if (!atTheGate.tryAcquire(MOST_QUEUED.toMillis(), TimeUnit.MILLISECONDS)) throw new Busy();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
        try {
            return gate.admit(attempt);
        } finally {
            atTheGate.release();
        }
    }

    /// Of whom nothing is known yet joins the line once more: if his order comes into being meanwhile,
    /// there is still one.
    private static Admission again(Attempt attempt) {
        return new Admission(
                attempt.lot(), attempt.token(), attempt.member(), attempt.units(), attempt.at(), attempt.request());
    }

    private Outcome answer(Place place) {
        var outcome = place.await(MOST_WAITED);
        return outcome == null ? tickets.issue(place.admission()) : outcome;
    }
}
