package mall.domain.orders.pricing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mall.domain.catalog.Catalog;
import mall.domain.orders.pricing.PricingRefusal.ChoiceNotApplicable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Asks all plays, lane by lane, and lets their proposals compete: what the buyer chose comes
/// first, then what saves most; equal savings are decided by source, so that the same basket has
/// the same price twice.
@Component
public class Pricing {

    private final ObjectProvider<Play> plays;
    private final Catalog catalog;
    private final FreightCharge freight;
    private final Stacking stacking;

    Pricing(ObjectProvider<Play> plays, Catalog catalog, FreightCharge freight, Stacking stacking) {
        this.plays = plays;
        this.catalog = catalog;
        this.freight = freight;
        this.stacking = stacking;
    }

    /// @throws PricingRefusal when the buyer chose what does not apply, or lives where some of it
    /// is not sent
    public PricedQuote quote(PricingRequest request) {
        var bill = new Bill(request, catalog::skus);
        var missed = new ArrayList<Missed>();
        var byLane = plays.stream().collect(Collectors.groupingBy(Play::lane));
        for (var lane : Lane.values()) {
            if (lane == Lane.COUPON) freight.charge(bill, request.district());
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

    /// Lets the plays that took part take what is scarce, in the transaction that places the order
    /// or brings it back.
    public Terms claim(Claimed claim, List<Placement.Line> lines, Instant at) {
        var terms = Terms.NONE;
        for (var play : plays) {
            var mine = claim.of(play.code());
            if (mine.isEmpty()) continue;
            var placement = new Placement(claim.order(), claim.buyer(), at, lines, mine);
            play.claim(placement);
            terms = terms.and(placement.terms());
        }
        return terms;
    }

    /// Lets the plays that took part give back what they claimed, in the transaction that undoes
    /// the order.
    public void release(Claimed claim, Cause cause) {
        for (var play : plays) {
            var mine = claim.of(play.code());
            if (!mine.isEmpty()) play.release(new Claimed(claim.order(), claim.buyer(), mine), cause);
        }
    }

    /// What the plays that took part want back when units of theirs are refunded.
    public List<Deduction> deductions(RefundQuote quote) {
        var deductions = new ArrayList<Deduction>();
        for (var play : plays) {
            var mine = quote.of(play.code());
            if (!mine.isEmpty()) {
                deductions.addAll(play.refund(new RefundQuote(quote.order(), quote.buyer(), mine, quote.lines())));
            }
        }
        return deductions;
    }
}
