package mall.promotion.flashsale.counter;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mall.domain.kernel.Idempotency.KeyInFlight;
import mall.domain.kernel.Refusal;
import mall.domain.orders.Checkout;
import mall.domain.orders.Placed;
import mall.domain.orders.Purchase;
import mall.promotion.flashsale.counter.CounterRefusal.AttemptLost;
import mall.promotion.flashsale.counter.Outcome.Ordered;
import mall.promotion.flashsale.counter.Outcome.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Has PostgreSQL decide which of those who were let in buy.
@Component
class Ledger {

    /// So long after it was let in an attempt may still become an order; later its buyer has left, and
    /// is told that nothing came of it.
    static final Duration GOOD_FOR = Duration.ofMinutes(2);

    /// Who has stood in this line for longer is another replica's to take up.
    private static final Duration MOST_WAITED = TakeUp.IDLE.minusSeconds(3);

    private final Purchases purchases;
    private final Checkout checkout;
    private final RefusedAdmissions refused;
    private final Clock clock;

    Ledger(Purchases purchases, Checkout checkout, RefusedAdmissions refused, Clock clock) {
        this.purchases = purchases;
        this.checkout = checkout;
        this.refused = refused;
        this.clock = clock;
    }

    /// What became of them, committed. Those that are left out are not decided: another replica is at
    /// work on them, or will be.
    ///
    /// @throws org.springframework.dao.DataAccessException when nobody knows
    Map<Place, Outcome> decide(List<Place> batch) {
        var outcomes = new LinkedHashMap<Place, Outcome>();
        var placing = new ArrayList<Place>();
        var wanted = new ArrayList<Purchase>();
        var addresses = purchases.addresses(batch);
        for (var place : batch) {
            if (place.waited().compareTo(MOST_WAITED) > 0) continue;
            try {
                requireGood(place);
                wanted.add(purchases.of(place, addresses));
                placing.add(place);
            } catch (Refusal no) {
                outcomes.put(place, new Refused(no));
            }
        }
        var placed = checkout.placeAll(wanted);
        for (int i = 0; i < placed.size(); i++) {
            var outcome = outcome(placed.get(i));
            if (outcome != null) outcomes.put(placing.get(i), outcome);
        }
        refused.note(outcomes);
        return outcomes;
    }

    private void requireGood(Place place) {
        if (place.admission().at().plus(GOOD_FOR).isBefore(clock.instant())) throw new AttemptLost();
    }

    private static @Nullable Outcome outcome(Placed placed) {
        return switch (placed) {
            case Placed.Ordered made -> new Ordered(made.order(), made.number(), made.payable(), made.payBy());
            case Placed.Refused(var why) when why instanceof KeyInFlight -> null;
            case Placed.Refused(var why) -> new Refused(why);
        };
    }
}
