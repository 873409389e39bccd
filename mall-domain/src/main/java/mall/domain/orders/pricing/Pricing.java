package mall.domain.orders.pricing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mall.domain.catalog.Catalog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Says what goods cost with everything that the plays have to say, and lets the plays take and
/// give back what is scarce when an order is made and undone.
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
        return new Calculation(
                        plays.stream().toList(),
                        stacking,
                        catalog::skus,
                        bill -> freight.charge(bill, request.district()))
                .quote(request);
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
