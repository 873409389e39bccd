package mall.domain.orders.pricing;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import mall.domain.orders.pricing.Adjustment.FreightOff;
import mall.domain.orders.pricing.Adjustment.Unmet;
import org.jspecify.annotations.Nullable;

/// The plays of one lane compete for the lines of a bill. It goes in rounds: the best proposals
/// that do not get in each other's way take effect, and when one lost a line to a better one, all
/// plays are asked again about the lines that are left. Each round gives a line away, so it ends.
final class Contest {

    /// Freight is competed for like a line.
    private static final int FREIGHT = 0;

    private final Lane lane;
    private final List<Play> plays;
    private final Bill bill;
    private final Stacking stacking;

    /// Who has which line in this lane.
    private final Map<Integer, Source> holders = new HashMap<>();

    private final Map<Source, Missed> missed = new LinkedHashMap<>();

    Contest(Lane lane, List<Play> plays, Bill bill, Stacking stacking) {
        this.lane = lane;
        this.plays = plays;
        this.bill = bill;
        this.stacking = stacking;
    }

    /// Gives the lines of the bill to the best proposals.
    ///
    /// @return who went away empty-handed, and why
    Collection<Missed> decide() {
        while (round()) {}
        return missed.values();
    }

    /// @return whether those who lost a line may try again
    private boolean round() {
        var winners = new HashSet<>(holders.values());
        var someWon = false;
        var someBeaten = false;
        for (var proposal : proposals(winners)) {
            var rival = rival(proposal);
            if (rival != null) {
                miss(proposal.source(), Missed.BEATEN, rival.label());
                someBeaten = true;
            } else if (!isWorthIt(proposal)) {
                miss(proposal.source(), Missed.NO_SAVING, "");
            } else {
                bill.apply(proposal, lane);
                places(proposal).forEach(place -> holders.put(place, proposal.source()));
                someWon = true;
            }
        }
        return someWon && someBeaten;
    }

    /// What the plays propose for the lines that are left, the best first. A promotion that won in
    /// an earlier round has had its share.
    private List<Adjustment> proposals(Set<Source> winners) {
        var proposals = new ArrayList<Adjustment>();
        for (var play : plays) {
            Predicate<Bill.Line> open = line -> !holders.containsKey(line.no()) && stacking.opens(line.taken(), play);
            for (var proposal : play.adjust(bill.seenBy(open))) {
                requireShown(proposal, open);
                if (proposal instanceof Unmet(var source, var reason, var words)) miss(source, reason, words);
                else if (!bill.canGive(proposal)) miss(proposal.source(), Missed.GIFT_GONE, "");
                else if (!winners.contains(proposal.source())) proposals.add(proposal);
            }
        }
        proposals.sort(comparing((Adjustment proposal) -> !bill.isChosen(proposal.source()))
                .thenComparing(bill::saving, reverseOrder())
                .thenComparing(Adjustment::source)
                .thenComparing(bill::firstSku));
        return proposals;
    }

    private void requireShown(Adjustment proposal, Predicate<Bill.Line> open) {
        if (proposal.lines().stream().map(bill::line).allMatch(open)) return;
        throw new IllegalStateException("a play proposes for lines that it was not shown: " + proposal);
    }

    /// What the buyer chose need not save anything, but must not cost more.
    private boolean isWorthIt(Adjustment proposal) {
        var saving = bill.saving(proposal);
        return saving.isPositive() || (saving.isZero() && bill.isChosen(proposal.source()));
    }

    private @Nullable Source rival(Adjustment proposal) {
        return places(proposal).stream()
                .map(holders::get)
                .filter(Objects::nonNull)
                .filter(holder -> !holder.equals(proposal.source()))
                .findFirst()
                .orElse(null);
    }

    private static List<Integer> places(Adjustment proposal) {
        return proposal instanceof FreightOff ? List.of(FREIGHT) : proposal.lines();
    }

    private void miss(Source source, String reason, String words) {
        missed.put(source, new Missed(source, reason, words));
    }
}
