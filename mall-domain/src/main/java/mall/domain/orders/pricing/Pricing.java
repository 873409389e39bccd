package mall.domain.orders.pricing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mall.domain.orders.OrderSource;
import mall.domain.settings.Settings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/// Says what goods cost with everything that the plays have to say, and lets the plays take and
/// give back what is scarce when an order is made and undone.
@Component
public class Pricing {

    /// Looked up at the first use: plays live above and reach back to the checkout.
    private final SingletonSupplier<List<Play>> plays;

    private final GiftShelf shelf;
    private final FreightCharge freight;
    private final Settings settings;

    Pricing(ObjectProvider<Play> plays, GiftShelf shelf, FreightCharge freight, Settings settings) {
        this.plays = SingletonSupplier.of(() -> plays.stream().toList());
        this.shelf = shelf;
        this.freight = freight;
        this.settings = settings;
    }

    /// @throws PricingRefusal when the buyer chose what does not apply, or lives where some of it
    /// is not sent
    public PricedQuote quote(PricingRequest request) {
        return new Calculation(
                        plays.obtain(),
                        settings.of(StackingSettings.class),
                        shelf,
                        bill -> freight.charge(bill, request.district()))
                .quote(request);
    }

    /// Lets the plays that took part take what is scarce, in the transaction that places the order
    /// or brings it back.
    public Terms claim(Claimed claim, OrderSource source, List<Placement.Line> lines, Instant at) {
        var terms = Terms.NONE;
        for (var play : plays.obtain()) {
            var mine = claim.of(play.code());
            if (mine.isEmpty()) continue;
            var placement = new Placement(claim.order(), claim.buyer(), source, at, lines, mine);
            play.claim(placement);
            terms = terms.and(placement.terms());
        }
        return terms;
    }

    /// Lets the plays that took part give back what they claimed, in the transaction that undoes
    /// the order.
    public void release(Claimed claim, Cause cause) {
        for (var play : plays.obtain()) {
            var mine = claim.of(play.code());
            if (!mine.isEmpty()) play.release(new Claimed(claim.order(), claim.buyer(), mine), cause);
        }
    }

    /// What the plays that took part want back when units of theirs are refunded.
    public List<Deduction> deductions(RefundQuote quote) {
        var deductions = new ArrayList<Deduction>();
        for (var play : plays.obtain()) {
            var mine = quote.of(play.code());
            if (!mine.isEmpty()) {
                deductions.addAll(play.refund(quote.seenBy(mine, before(play.lane()))));
            }
        }
        return deductions;
    }

    /// The plays whose turn comes before a lane's: what they took off had been taken off when the
    /// lane's thresholds were looked at.
    private Set<String> before(Lane lane) {
        return plays.obtain().stream()
                .filter(play -> play.lane().compareTo(lane) < 0)
                .map(Play::code)
                .collect(Collectors.toSet());
    }
}
