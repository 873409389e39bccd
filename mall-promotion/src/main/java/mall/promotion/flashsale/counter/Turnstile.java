package mall.promotion.flashsale.counter;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mall.promotion.flashsale.FlashSaleRefusal.LimitReached;
import mall.promotion.flashsale.counter.CounterRefusal.Busy;
import mall.promotion.flashsale.counter.CounterRefusal.GateShut;
import mall.promotion.flashsale.counter.CounterRefusal.SoldOut;
import mall.promotion.flashsale.counter.CounterRefusal.TokenUsed;
import mall.promotion.flashsale.gate.Admission;
import mall.promotion.flashsale.gate.Attempt;
import mall.promotion.flashsale.gate.Gate;
import mall.promotion.flashsale.gate.Verdict;
import org.springframework.stereotype.Component;

/// Lets through whom the gate lets in, to the line, and waits there with him for his order.
@Component
class Turnstile {

    /// Who would wait longer gets a ticket.
    private static final Duration MOST_WAITED = Duration.ofSeconds(2);

    /// How many ask the gate at once: enough to keep Redis busy, few enough to keep its answers quick.
    private static final int AT_THE_GATE = 64;

    private static final Duration MOST_QUEUED = Duration.ofMillis(300);

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

    /// A place is taken before the gate is asked, so that nobody is let in for whom there is none.
    Outcome pass(Attempt attempt) {
        line.reserve();
        var inLine = false;
        try {
            var verdict = ask(attempt);
            if (verdict instanceof Verdict.Repeated) {
                var order = made.of(attempt.token(), attempt.member());
                if (order.isPresent()) return order.get();
            }
            var admission = admission(verdict, attempt);
            inLine = true;
            return await(admission);
        } finally {
            if (!inLine) line.vacate();
        }
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

    /// Whoever repeats a request of which nothing is known yet joins the line once more: if his order
    /// comes into being meanwhile, there is still one.
    private Admission admission(Verdict verdict, Attempt attempt) {
        return switch (verdict) {
            case Verdict.Admitted(var admission) -> {
                tally.admitted(attempt.lot());
                yield admission;
            }
            case Verdict.Repeated(var id) ->
                new Admission(attempt.lot(), id, attempt.member(), attempt.units(), attempt.at(), attempt.request());
            case Verdict.TokenUsed() -> throw new TokenUsed();
            case Verdict.LimitReached(var limit) -> throw new LimitReached(limit);
            case Verdict.SoldOut() -> throw new SoldOut(buyers.owe(attempt.lot()));
            case Verdict.NotOpen(), Verdict.Rebuilding() -> throw new GateShut();
        };
    }

    private Outcome await(Admission admission) {
        var outcome = line.join(admission).await(MOST_WAITED);
        return outcome == null ? tickets.issue(admission) : outcome;
    }
}
