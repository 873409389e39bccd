package mall.domain.orders;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mall.domain.kernel.Refusal;
import mall.domain.orders.pricing.Agreed;
import mall.domain.settings.Settings;
import org.springframework.stereotype.Component;

/// Makes orders of drafts, in the caller's transaction and in as few statements for many as for one:
/// the plays claim, limits are counted, the orders are written, and stock is taken last.
@Component
class Placing {

    private final PlacedBefore before;
    private final Buyers buyers;
    private final Commitments commitments;
    private final OrderWriter writer;
    private final Settings settings;
    private final Clock clock;

    /// Six: what is new of a buyer who stands still binds goods, and is written by the shop's rules,
    /// at a moment.
    Placing(
            PlacedBefore before,
            Buyers buyers,
            Commitments commitments,
            OrderWriter writer,
            Settings settings,
            Clock clock) {
        this.before = before;
        this.buyers = buyers;
        this.commitments = commitments;
        this.writer = writer;
        this.settings = settings;
        this.clock = clock;
    }

    /// Several, which wait for none of their buyers.
    Round together(List<OrderDraft> drafts) {
        var round = new Round(drafts);
        answerRepeats(round);
        if (round.isOver()) return round;
        var held = buyers.hold(round.open());
        for (var draft : round.open()) if (!held.contains(draft)) round.setAside(draft);
        place(round);
        return round;
    }

    /// One, which waits for its buyer.
    Round alone(OrderDraft draft) {
        var round = new Round(List.of(draft));
        answerRepeats(round);
        if (round.isOver()) return round;
        try {
            buyers.await(draft);
        } catch (Refusal no) {
            round.refuse(Map.of(draft.id(), no));
        }
        place(round);
        return round;
    }

    private void answerRepeats(Round round) {
        var known = before.find(round.open());
        for (var draft : round.open()) {
            var told = known.get(draft.id());
            if (told != null) round.tell(draft, told);
        }
    }

    private void place(Round round) {
        var agreed = commitments.claim(round);
        commitments.count(round);
        if (round.isOver()) return;
        var orders = orders(round.open(), agreed);
        writer.write(List.copyOf(orders.values()));
        buyers.emptyCarts(round.open());
        round.tearOut(before.remember(round.open()));
        commitments.reserve(round);
        if (!round.isOver()) orders.forEach(round::place);
    }

    /// @return in the order of the drafts
    private Map<OrderDraft, Order> orders(List<OrderDraft> drafts, Agreed agreed) {
        var rules = settings.of(OrderSettings.class);
        // As exactly as the database keeps it.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var orders = new LinkedHashMap<OrderDraft, Order>();
        for (var draft : drafts) orders.put(draft, new Order(draft, agreed.terms(draft.id()), rules, now));
        return orders;
    }
}
