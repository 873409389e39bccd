package mall.promotion.campaign;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mall.domain.kernel.Money;
import mall.domain.kernel.Refusal;
import mall.domain.kernel.SkuId;
import mall.domain.orders.OrderId;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.FreightOff;
import mall.domain.orders.pricing.Adjustment.Gift;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Adjustment.UnitPrice;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.domain.orders.pricing.Applied;
import mall.domain.orders.pricing.Applied.Share;
import mall.domain.orders.pricing.Cause;
import mall.domain.orders.pricing.Claimed;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Placement;
import mall.domain.orders.pricing.Quote;
import mall.domain.orders.pricing.SharedPlay;
import mall.domain.orders.pricing.Source;
import mall.promotion.campaign.Claim.Wanted;

/// The base of price plays. It finds the campaigns that are open, keeps out whom they are not for
/// and what their limits no longer give, and takes and gives back an order's part. A play says
/// what it is called, in which lane it is, what its rules look like, and what one campaign
/// [proposes][#propose].
///
/// A [Source] names its campaign: `promotion` is the campaign's id, which a play may let be
/// followed by a colon and what was chosen.
public abstract class CampaignPlay<R extends Record> implements SharedPlay, CampaignKind<R> {

    private final Participation participation;
    private final String code;
    private final String title;
    private final Lane lane;
    private final Class<R> rules;

    /// @param title one name for the play and for its campaigns
    protected CampaignPlay(Participation participation, String code, String title, Lane lane, Class<R> rules) {
        this.participation = participation;
        this.code = code;
        this.title = title;
        this.lane = lane;
        this.rules = rules;
    }

    @Override
    public final String code() {
        return code;
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final Lane lane() {
        return lane;
    }

    @Override
    public final Class<R> rules() {
        return rules;
    }

    /// What one campaign would do to a basket; also [Unmet], for what it would take. Pure.
    protected abstract List<Adjustment> propose(Campaign<R> campaign, Quote quote);

    /// What to say of promotions that the buyer chose and that are not open. Pure.
    protected List<Adjustment> closed(Quote quote) {
        return List.of();
    }

    /// What giving so many of a gift away costs the campaign, for its budget and its figures. Pure.
    protected Money worth(R rules, SkuId gift, int quantity) {
        return Money.ZERO;
    }

    /// The campaign on the bill.
    protected final Source source(Campaign<R> campaign) {
        return new Source(code(), campaign.id().toString(), campaign.name(), campaign.version());
    }

    /// The rules under which an order was placed, for refunds; one look into the database.
    protected final Optional<R> rulesOf(OrderId order, CampaignId campaign) {
        return participation.rules(this, campaign, order);
    }

    @Override
    public final List<Adjustment> adjust(Quote quote) {
        var adjustments = new ArrayList<>(closed(quote));
        for (var campaign : participation.running(this, quote.at())) {
            var proposals = propose(campaign, quote);
            if (proposals.isEmpty()) continue;
            var barrier = participation.barrier(campaign, quote.buyer(), cost(campaign, proposals, quote));
            if (barrier.isEmpty()) adjustments.addAll(proposals);
            else adjustments.addAll(unmet(barrier.get(), proposals, quote));
        }
        return adjustments;
    }

    /// For whom the play is, whatever its campaigns say.
    protected Audience audience() {
        return Audience.EVERYONE;
    }

    /// Whether a price stays good when its campaign is edited between quote and order: where an edit
    /// leaves alone what is on.
    protected boolean outlastsEdits() {
        return false;
    }

    /// Whoever takes more than the campaigns' limits holds his rows before this, as he does before
    /// [#release], and writes only for those who are not refused here.
    @Override
    public Map<OrderId, Refusal> claimAll(List<Placement> placements) {
        return participation.claim(placements.stream().flatMap(this::wanted).toList(), audience());
    }

    private Stream<Wanted> wanted(Placement placement) {
        return parts(placement.applied()).entrySet().stream().map(entry -> {
            var campaign = entry.getKey();
            var part = entry.getValue().and(gifts(campaign, placement));
            return new Wanted(campaign, placement.order(), placement.buyer(), placement.at(), part, outlastsEdits());
        });
    }

    /// Whoever gives back more than the campaigns' limits calls this first.
    @Override
    public void release(Claimed claimed, Cause cause) {
        participation.release(parts(claimed.applied()).keySet(), claimed.order(), claimed.buyer());
    }

    private List<Adjustment> unmet(Barrier barrier, List<Adjustment> proposals, Quote quote) {
        return proposals.stream()
                .map(Adjustment::source)
                .distinct()
                .filter(source -> !barrier.isSilent() || quote.chosen(code()).anyMatch(source.promotion()::equals))
                .<Adjustment>map(source -> new Unmet(source, barrier.reason(), barrier.words()))
                .toList();
    }

    /// What each campaign did.
    private static Map<CampaignId, Part> parts(List<Applied> applied) {
        return applied.stream()
                .collect(groupingBy(
                        one -> CampaignId.ofPromotion(one.source().promotion()),
                        collectingAndThen(toList(), Part::of)));
    }

    /// What a campaign's gifts in an order are worth. Whether its rules are still those by which the
    /// price was made is seen when its part is taken.
    private Money gifts(CampaignId id, Placement placement) {
        var mine = placement.applied().stream()
                .filter(one -> CampaignId.ofPromotion(one.source().promotion()).equals(id))
                .flatMap(one -> one.shares().stream())
                .map(Share::line)
                .collect(toSet());
        var gifts = placement.lines().stream()
                .filter(line -> line.gift() && mine.contains(line.no()))
                .toList();
        if (gifts.isEmpty()) return Money.ZERO;
        return participation.running(this, placement.at()).stream()
                .filter(campaign -> campaign.id().equals(id))
                .flatMap(campaign -> gifts.stream().map(line -> worth(campaign.rules(), line.sku(), line.quantity())))
                .reduce(Money.ZERO, Money::plus);
    }

    /// What the proposals would take off, and give away, together if all of them won.
    private Money cost(Campaign<R> campaign, List<Adjustment> proposals, Quote quote) {
        var cost = Money.ZERO;
        for (var proposal : proposals) {
            cost = cost.plus(
                    switch (proposal) {
                        case UnitPrice price -> off(price, quote);
                        case Off off -> off.amount();
                        case FreightOff off -> off.amount();
                        case Gift gift -> worth(campaign.rules(), gift.sku(), gift.quantity());
                        case Unmet _ -> Money.ZERO;
                    });
        }
        return cost;
    }

    private static Money off(UnitPrice proposal, Quote quote) {
        return quote.lines().stream()
                .filter(line -> line.no() == proposal.line())
                .map(line -> line.amount().minus(proposal.price().times(line.quantity())))
                .reduce(Money.ZERO, Money::plus);
    }
}
