package mall.domain.orders.pricing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.PricingRefusal.ChoiceNotApplicable;

/// Asks all plays, lane by lane, and lets their proposals compete: what the buyer chose comes
/// first, then what saves most; equal savings are decided by source, so that the same basket has
/// the same price twice.
///
/// @param catalog knows the SKUs that plays give away
/// @param freight charges the freight of goods that have been priced
record Calculation(
        List<Play> plays,
        Stacking stacking,
        Function<Set<SkuId>, Map<SkuId, SkuSnapshot>> catalog,
        Consumer<Bill> freight) {

    PricedQuote quote(PricingRequest request) {
        var bill = new Bill(request, catalog);
        var missed = new ArrayList<Missed>();
        var byLane = plays.stream().collect(Collectors.groupingBy(Play::lane));
        for (var lane : Lane.values()) {
            if (lane == Lane.COUPON) freight.accept(bill);
            var contest = new Contest(lane, byLane.getOrDefault(lane, List.of()), bill, stacking);
            missed.addAll(contest.decide());
        }
        missed.removeIf(miss -> bill.hasApplied(miss.source()::equals));
        for (var choice : request.choices()) requireApplied(choice, bill, missed);
        return bill.quote(missed);
    }

    private static void requireApplied(Choice choice, Bill bill, List<Missed> missed) {
        if (bill.hasApplied(source -> source.is(choice))) return;
        throw missed.stream()
                .filter(miss -> miss.source().is(choice))
                .findFirst()
                .map(miss -> new ChoiceNotApplicable(choice, miss.reason(), miss.words()))
                .orElseGet(() -> new ChoiceNotApplicable(choice, Missed.UNKNOWN, ""));
    }
}
