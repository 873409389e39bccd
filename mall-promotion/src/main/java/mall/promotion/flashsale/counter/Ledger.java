package mall.promotion.flashsale.counter;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import mall.domain.inventory.OutOfStock;
import mall.domain.kernel.Idempotency.KeyInFlight;
import mall.domain.kernel.Refusal;
import mall.domain.orders.Checkout;
import mall.domain.orders.Placed;
import mall.domain.orders.Purchase;
import mall.promotion.flashsale.counter.CounterRefusal.AttemptLost;
import mall.promotion.flashsale.counter.CounterRefusal.SoldOut;
import mall.promotion.flashsale.counter.Outcome.Ordered;
import mall.promotion.flashsale.counter.Outcome.Refused;
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
    private final MadeOrders made;
    private final Buyers buyers;
    private final Clock clock;

    /// Six: who places, and the three who know what was said before, at a moment.
    Ledger(
            Purchases purchases,
            Checkout checkout,
            RefusedAdmissions refused,
            MadeOrders made,
            Buyers buyers,
            Clock clock) {
        this.purchases = purchases;
        this.checkout = checkout;
        this.refused = refused;
        this.made = made;
        this.buyers = buyers;
        this.clock = clock;
    }

    /// What became of them, committed. Those that are left out are not decided: another replica is at
    /// work on them, or will be.
    ///
    /// @throws org.springframework.dao.DataAccessException when nobody knows
    Decisions decide(List<Place> batch) {
        var decided = new Decisions(new LinkedHashMap<>(), new HashSet<>());
        findDecided(batch, decided);
        place(batch, decided);
        refused.note(decided.news());
        return decided;
    }

    /// Whoever was told no stays refused, although the gate did not hear of it; and who was let in long
    /// ago may have his order all the same.
    private void findDecided(List<Place> batch, Decisions decided) {
        var left = batch.stream().filter(Place::isTakenUp).toList();
        if (left.isEmpty()) return;
        var reasons = refused.of(left);
        for (var place : left) {
            var admission = place.admission();
            var why = reasons.get(admission.id());
            if (why != null) decided.again(place, new Refused(why));
            else if (isLate(place)) {
                made.of(admission.id(), admission.member()).ifPresent(order -> decided.again(place, order));
            }
        }
    }

    private void place(List<Place> batch, Decisions decided) {
        var placing = new ArrayList<Place>();
        var wanted = new ArrayList<Purchase>();
        var addresses = purchases.addresses(batch);
        for (var place : batch) {
            if (decided.isDecided(place) || place.waited().compareTo(MOST_WAITED) > 0) continue;
            try {
                if (isLate(place)) throw new AttemptLost();
                wanted.add(purchases.of(place, addresses));
                placing.add(place);
            } catch (Refusal no) {
                decided.now(place, new Refused(no));
            }
        }
        var placed = checkout.placeAll(wanted);
        for (int i = 0; i < placed.size(); i++) decide(placing.get(i), placed.get(i), decided);
    }

    private void decide(Place place, Placed placed, Decisions decided) {
        switch (placed) {
            case Placed.Ordered order -> {
                var outcome = new Ordered(order.order(), order.number(), order.payable(), order.payBy());
                if (order.repeated()) decided.again(place, outcome);
                else decided.now(place, outcome);
            }
            case Placed.Refused(var why) -> {
                // In flight: another replica is placing it at this moment.
                if (!(why instanceof KeyInFlight)) decided.now(place, new Refused(inHisWords(why, place)));
            }
        }
    }

    private boolean isLate(Place place) {
        return place.admission().at().plus(GOOD_FOR).isBefore(clock.instant());
    }

    /// When the gate has let in more than there were, it is sold out to whoever comes last.
    private Refusal inHisWords(Refusal why, Place place) {
        return why instanceof OutOfStock
                ? new SoldOut(buyers.owe(place.admission().lot()))
                : why;
    }
}
