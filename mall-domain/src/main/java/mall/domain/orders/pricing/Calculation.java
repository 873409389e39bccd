package mall.domain.orders.pricing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import mall.domain.orders.pricing.PricingRefusal.ChoiceNotApplicable;
import org.jspecify.annotations.Nullable;

/// Asks all plays, lane by lane, and lets their proposals compete: what the buyer chose comes
/// first, then what saves most; equal savings are decided by source, so that the same basket has
/// the same price twice.
///
/// @param freight charges the freight of goods that have been priced
record Calculation(List<Play> plays, StackingSettings matrix, GiftShelf shelf, Consumer<Bill> freight) {

    Calculation {
        plays = plays.stream().sorted(Comparator.comparing(Play::code)).toList();
    }

    /// When something that the buyer chose is kept away by promotions that came by themselves,
    /// those give way.
    PricedQuote quote(PricingRequest request) {
        var stacking = new Stacking(plays, matrix);
        var asked = plays.stream().filter(play -> !isDeclined(play, request)).toList();
        var first = attempt(request, asked, stacking);
        var refused = first.refused(request);
        if (refused == null) return first.quote();
        var kept = asked.stream()
                .filter(play -> !givesWay(play, request, stacking))
                .toList();
        if (!refused.reason.equals(Missed.APART) || kept.size() == asked.size()) throw refused.refusal();
        var second = attempt(request, kept, stacking);
        var stillRefused = second.refused(request);
        if (stillRefused != null) throw stillRefused.refusal();
        first.bill
                .applied()
                .filter(source -> kept.stream().noneMatch(play -> play.code().equals(source.play())))
                .map(source -> new Missed(source, Missed.GAVE_WAY, Words.gaveWay(refused.label)))
                .forEach(second.missed::add);
        return second.quote();
    }

    private Attempt attempt(PricingRequest request, List<Play> asked, Stacking stacking) {
        var bill = new Bill(request, shelf);
        var missed = new ArrayList<Missed>();
        var byLane = asked.stream().collect(Collectors.groupingBy(Play::lane));
        for (var lane : Lane.values()) {
            if (lane == Lane.FREIGHT) freight.accept(bill);
            missed.addAll(new Contest(byLane.getOrDefault(lane, List.of()), bill, stacking).decide());
        }
        return new Attempt(bill, missed);
    }

    private static boolean isDeclined(Play play, PricingRequest request) {
        return request.choices().stream()
                .anyMatch(choice -> choice.declines() && choice.play().equals(play.code()));
    }

    private static boolean givesWay(Play play, PricingRequest request, Stacking stacking) {
        var chosen = request.choices().stream().map(Choice::play).toList();
        return !chosen.contains(play.code())
                && chosen.stream().anyMatch(choice -> !stacking.combines(choice, play.code()));
    }

    private record Attempt(Bill bill, List<Missed> missed) {

        PricedQuote quote() {
            return bill.quote(missed);
        }

        /// The first choice that did not take effect.
        @Nullable
        Refused refused(PricingRequest request) {
            for (var choice : request.choices()) {
                if (choice.declines()) continue;
                if (bill.applied().anyMatch(source -> source.is(choice))) continue;
                return missed.stream()
                        .filter(miss -> miss.source().is(choice))
                        .findFirst()
                        .map(miss -> new Refused(choice, miss.source().label(), miss.reason(), miss.words()))
                        .orElseGet(() -> new Refused(choice, "", Missed.UNKNOWN, ""));
            }
            return null;
        }
    }

    private record Refused(Choice choice, String label, String reason, String words) {

        ChoiceNotApplicable refusal() {
            return new ChoiceNotApplicable(choice, reason, words);
        }
    }
}
