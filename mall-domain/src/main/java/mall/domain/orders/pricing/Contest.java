package mall.domain.orders.pricing;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Adjustment.FreightOff;
import mall.domain.orders.pricing.Adjustment.Gift;
import mall.domain.orders.pricing.Adjustment.Unmet;
import org.jspecify.annotations.Nullable;

/// The plays of one lane compete for the lines of a bill. It goes in rounds: the best proposals
/// that do not get in each other's way take effect, and when one lost a line to a better one, all
/// plays are asked again about the lines that are left. Each round serves a promotion for good, so
/// it ends. At last it is asked who went away empty-handed because of an earlier lane.
final class Contest {

    private static final Comparator<Ranked> BEST_FIRST = comparing((Ranked one) -> !one.chosen)
            .thenComparing(Ranked::saving, reverseOrder())
            .thenComparing(one -> one.proposal.source())
            .thenComparing(Ranked::firstSku);

    private final List<Play> plays;
    private final Bill bill;
    private final Stacking stacking;
    private final Set<Source> winners = new LinkedHashSet<>();
    private final Map<Source, Missed> missed = new LinkedHashMap<>();

    Contest(List<Play> plays, Bill bill, Stacking stacking) {
        this.plays = plays;
        this.bill = bill;
        this.stacking = stacking;
    }

    /// Gives the lines of the bill to the best proposals.
    ///
    /// @return who went away empty-handed, and why
    Collection<Missed> decide() {
        if (plays.isEmpty()) return List.of();
        var before =
                bill.lines().stream().map(line -> List.copyOf(line.takenBy())).toList();
        while (round()) {}
        missed.values().removeIf(miss -> !isHint(miss) && hasWon(miss.source()));
        explainWhoWasKeptAway(before);
        return missed.values();
    }

    /// @return whether those who lost a line may try again
    private boolean round() {
        var won = new ArrayList<Source>();
        var someBeaten = false;
        for (var one : ranked()) {
            var proposal = one.proposal;
            var rival = stacking.rival(bill.takersOf(proposal), proposal.source());
            if (rival != null) {
                miss(proposal.source(), Missed.BEATEN, Words.beaten(rival));
                someBeaten = true;
            } else if (!isWorthIt(proposal)) {
                miss(proposal.source(), Missed.NO_SAVING, Words.noSaving(proposal, bill.freightLeft()));
            } else {
                bill.apply(proposal);
                won.add(proposal.source());
            }
        }
        winners.addAll(won);
        return !won.isEmpty() && someBeaten;
    }

    /// What the plays propose for the lines that are left, the best first. A promotion that won in
    /// an earlier round has had its share.
    private List<Ranked> ranked() {
        var ranked = new ArrayList<Ranked>();
        for (var play : plays) {
            Predicate<BillLine> open = line -> stacking.opens(line.takenBy(), play.code());
            for (var proposal : play.adjust(bill.seen(open))) {
                requireShown(proposal, open);
                if (hasWon(proposal.source())) continue;
                var real = real(proposal);
                if (real != null) ranked.add(rank(real));
            }
        }
        ranked.sort(BEST_FIRST);
        return ranked;
    }

    /// The proposal that can be applied; null after noting why there is none. What somebody heard
    /// while all lines were open stays true when others have taken them.
    private @Nullable Adjustment real(Adjustment proposal) {
        if (proposal instanceof Unmet(var source, var reason, var words, var gap)) {
            missed.putIfAbsent(source, new Missed(source, reason, words, gap));
            return null;
        }
        if (!(proposal instanceof Gift gift)) return proposal;
        var available = bill.available(gift);
        if (available == null) miss(gift.source(), Missed.GIFT_GONE, Words.giftGone());
        return available;
    }

    private Ranked rank(Adjustment proposal) {
        return new Ranked(proposal, bill.isChosen(proposal.source()), bill.saving(proposal), bill.firstSku(proposal));
    }

    private void requireShown(Adjustment proposal, Predicate<BillLine> open) {
        if (proposal.lines().stream().map(bill::line).allMatch(open)) return;
        throw new IllegalStateException("a play proposes for lines that it was not shown: " + proposal);
    }

    /// What the buyer chose need not save anything, but must not cost more.
    private boolean isWorthIt(Adjustment proposal) {
        var saving = bill.saving(proposal);
        return saving.isPositive() || (saving.isZero() && bill.isChosen(proposal.source()));
    }

    /// Asks those plays again that an earlier lane kept away from some line: what would they have
    /// done? Of those that the buyer did not choose, only where he is to read it.
    ///
    /// @param before who had taken each line when this lane's turn came
    private void explainWhoWasKeptAway(List<List<Source>> before) {
        for (var play : plays) {
            if (!bill.explains(play)) continue;
            Predicate<BillLine> free = line -> stacking.opens(before.get(line.no() - 1), play.code());
            if (bill.lines().stream().allMatch(free)) continue;
            var keepers = new LinkedHashMap<Source, Source>();
            for (var proposal : play.adjust(bill.seen(_ -> true))) {
                if (proposal instanceof Unmet || hasWon(proposal.source())) continue;
                var keeper = keeper(proposal, before);
                if (keeper != null) keepers.merge(proposal.source(), keeper, Contest::first);
            }
            keepers.forEach((source, keeper) -> {
                missed.keySet().removeIf(source::isSamePromotion);
                miss(source, Missed.APART, Words.apart(keeper));
            });
        }
    }

    private static Source first(Source one, Source other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private @Nullable Source keeper(Adjustment proposal, List<List<Source>> before) {
        var takers = proposal instanceof FreightOff
                ? before.stream().flatMap(List::stream)
                : proposal.lines().stream().flatMap(no -> before.get(no - 1).stream());
        return stacking.rival(takers.toList(), proposal.source());
    }

    private static boolean isHint(Missed miss) {
        return !miss.reason().equals(Missed.BEATEN) && !miss.reason().equals(Missed.NO_SAVING);
    }

    private boolean hasWon(Source source) {
        return winners.stream().anyMatch(source::isSamePromotion);
    }

    private void miss(Source source, String reason, String words) {
        missed.put(source, new Missed(source, reason, words));
    }

    private record Ranked(Adjustment proposal, boolean chosen, Money saving, UUID firstSku) {}
}
