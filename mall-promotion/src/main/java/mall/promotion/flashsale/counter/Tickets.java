package mall.promotion.flashsale.counter;

import java.time.Clock;
import java.time.Duration;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.promotion.flashsale.counter.CounterRefusal.AttemptLost;
import mall.promotion.flashsale.counter.Outcome.Refused;
import mall.promotion.flashsale.counter.Outcome.Waiting;
import mall.promotion.flashsale.gate.Admission;
import org.springframework.stereotype.Component;

/// What people hold who were let in and have no order yet. Any replica can say what has come of it,
/// and nothing is stored while they wait.
@Component
class Tickets {

    /// For a transaction that was under way when the time of the attempt was over.
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Signatures signatures;
    private final Line line;
    private final MadeOrders made;
    private final RefusedAdmissions refused;
    private final Clock clock;

    Tickets(Signatures signatures, Line line, MadeOrders made, RefusedAdmissions refused, Clock clock) {
        this.signatures = signatures;
        this.line = line;
        this.made = made;
        this.refused = refused;
        this.clock = clock;
    }

    Waiting issue(Admission admission) {
        return new Waiting(Ticket.of(admission).text(admission.member(), signatures));
    }

    /// @throws NotFound when it is no ticket, or somebody else's
    Outcome outcome(String text, MemberId holder) {
        var ticket = Ticket.read(text, holder, signatures).orElseThrow(() -> new NotFound("ticket", text));
        if (line.find(ticket.admission()).isPresent()) return new Waiting(text);
        var order = made.of(ticket.admission(), holder);
        if (order.isPresent()) return order.get();
        var why = refused.find(ticket);
        if (why.isPresent()) return new Refused(why.get());
        var lost = ticket.at().plus(Ledger.GOOD_FOR).plus(GRACE).isBefore(clock.instant());
        return lost ? new Refused(new AttemptLost()) : new Waiting(text);
    }
}
