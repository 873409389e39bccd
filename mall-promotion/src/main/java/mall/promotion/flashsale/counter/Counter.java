package mall.promotion.flashsale.counter;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Refusal;
import mall.promotion.flashsale.FlashSaleRefusal.SkuUnknown;
import mall.promotion.flashsale.FlashSession;
import mall.promotion.flashsale.Lot;
import mall.promotion.flashsale.Sales;
import org.springframework.stereotype.Component;

/// Where buyers come: 立即抢购.
@Component
public class Counter {

    private final Sales sales;
    private final Entrance entrance;
    private final Turnstile turnstile;
    private final Tickets tickets;
    private final Tally tally;
    private final Clock clock;

    /// Six: what is on sale, the stations of an attempt, and who counts, at a moment.
    Counter(Sales sales, Entrance entrance, Turnstile turnstile, Tickets tickets, Tally tally, Clock clock) {
        this.sales = sales;
        this.entrance = entrance;
        this.turnstile = turnstile;
        this.tickets = tickets;
        this.tally = tally;
        this.clock = clock;
    }

    /// Buys, if there is a unit left for him. The same request again gets the same answer.
    ///
    /// @throws mall.promotion.flashsale.FlashSaleRefusal when the session does not sell it to him
    /// @throws CounterRefusal when he does not get in
    /// @throws mall.promotion.flashsale.gate.GateAway when nobody can say; he may ask again
    public Outcome buy(Tap tap) {
        var session = sales.session(tap.lot().session())
                .orElseThrow(() -> new NotFound("flash-session", tap.lot().session()));
        var lot = session.lot(tap.lot().sku())
                .orElseThrow(() -> new SkuUnknown(tap.lot().sku()));
        tally.attempted(lot.id());
        try {
            return buy(tap, session, lot);
        } catch (Refusal no) {
            tally.refused(lot.id(), no);
            throw no;
        }
    }

    /// What has come of an attempt for which there was a queue.
    ///
    /// @throws NotFound when it is no ticket of his
    public Outcome outcome(String ticket, MemberId holder) {
        return tickets.outcome(ticket, holder);
    }

    private Outcome buy(Tap tap, FlashSession session, Lot lot) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var token = entrance.token(tap, now);
        var known = turnstile.known(tap, token);
        if (known.isPresent()) return known.get();
        var refusal = entrance.refusal(session, lot, tap, now);
        if (refusal == null) entrance.requireFits(tap, session, lot);
        return refusal == null ? turnstile.pass(tap, token, now) : turnstile.answerOr(refusal, tap, token);
    }
}
