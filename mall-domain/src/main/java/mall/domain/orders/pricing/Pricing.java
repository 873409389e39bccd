package mall.domain.orders.pricing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mall.domain.kernel.Refusal;
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
    ///
    /// @throws Refusal when one of them has nothing left for it
    public Terms claim(Claimed wanted, OrderSource source, List<Placement.Line> lines, Instant at) {
        var agreed = claimAll(List.of(new Claim(wanted, source, lines, at)));
        var no = agreed.refused().get(wanted.order());
        if (no != null) throw no;
        return agreed.terms(wanted.order());
    }

    /// The same for several orders, play by play.
    public Agreed claimAll(List<Claim> claims) {
        var agreed = new Agreed();
        for (var play : plays.obtain()) {
            var placements = new ArrayList<Placement>();
            for (var claim : claims) {
                var mine = claim.wanted().of(play.code());
                if (!mine.isEmpty() && agreed.stands(claim.order())) placements.add(claim.placement(mine));
            }
            if (placements.isEmpty()) continue;
            if (play instanceof SharedPlay shared) agreed.note(placements, shared.claimAll(placements));
            else placements.forEach(placement -> claim(play, placement, agreed));
        }
        return agreed;
    }

    private static void claim(Play play, Placement placement, Agreed agreed) {
        try {
            play.claim(placement);
            agreed.note(List.of(placement), Map.of());
        } catch (Refusal no) {
            agreed.note(List.of(placement), Map.of(placement.order(), no));
            agreed.tear();
        }
    }

    /// Whether all plays that took part are [SharedPlay]s.
    public boolean isShared(PricedQuote quote) {
        var taking = quote.applied().stream().map(one -> one.source().play()).collect(Collectors.toSet());
        return plays.obtain().stream()
                .filter(play -> taking.contains(play.code()))
                .allMatch(SharedPlay.class::isInstance);
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
