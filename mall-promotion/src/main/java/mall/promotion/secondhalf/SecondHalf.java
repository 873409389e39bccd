package mall.promotion.secondhalf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.domain.orders.pricing.Gap;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Quote;
import mall.promotion.campaign.Campaign;
import mall.promotion.campaign.CampaignPlay;
import mall.promotion.campaign.Covered;
import mall.promotion.campaign.Discounts;
import mall.promotion.campaign.GoodsCheck;
import mall.promotion.campaign.Participation;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Scope;
import org.springframework.stereotype.Component;

/// Of every so many pieces the cheapest costs less.
@Component
class SecondHalf extends CampaignPlay<SecondHalfRules> {

    private final GoodsCheck goods;

    SecondHalf(Participation participation, GoodsCheck goods) {
        super(participation, "second-half", "第二件半价", Lane.ITEM, SecondHalfRules.class);
        this.goods = goods;
    }

    @Override
    protected List<Adjustment> propose(Campaign<SecondHalfRules> campaign, Quote quote) {
        var covered = Covered.by(campaign.rules().scope(), quote);
        if (covered.isEmpty()) return List.of();
        var proposals = new ArrayList<Adjustment>();
        for (var group : groups(campaign.rules(), covered)) {
            off(campaign, group).ifPresent(proposals::add);
        }
        missing(campaign.rules(), covered)
                .ifPresent(pieces -> proposals.add(new Unmet(
                        source(campaign),
                        "one-more",
                        "再买 %d 件，%s".formatted(pieces, campaign.rules().words()),
                        Gap.ofPieces(pieces))));
        return proposals;
    }

    /// The goods that are counted together.
    private static List<Covered> groups(SecondHalfRules rules, Covered covered) {
        if (!rules.sameProduct()) return List.of(covered);
        var byProduct = new LinkedHashMap<ProductId, List<Quote.Line>>();
        for (var line : covered.lines()) {
            byProduct
                    .computeIfAbsent(line.sku().product(), _ -> new ArrayList<>())
                    .add(line);
        }
        return byProduct.values().stream().map(Covered::new).toList();
    }

    private Optional<Adjustment> off(Campaign<SecondHalfRules> campaign, Covered group) {
        var rules = campaign.rules();
        var cheaper = group.pieces() / rules.every();
        var lines = new ArrayList<Integer>();
        var off = Money.ZERO;
        for (var run : group.dearestFirst()) {
            if (run.among(cheaper * rules.every()) == 0) continue;
            lines.add(run.line().no());
            var mine = run.after() / rules.every() - run.before() / rules.every();
            off = off.plus(
                    Discounts.off(run.line().unitPrice(), rules.percent()).times(mine));
        }
        if (lines.isEmpty()) return Optional.empty();
        var words = "%s，共 %d 件享优惠".formatted(rules.words(), cheaper);
        return Optional.of(new Off(source(campaign), lines, off, words));
    }

    /// The fewest pieces that complete a group; nothing when none is begun.
    private static Optional<Integer> missing(SecondHalfRules rules, Covered covered) {
        return groups(rules, covered).stream()
                .map(group -> group.pieces() % rules.every())
                .filter(begun -> begun > 0)
                .map(begun -> rules.every() - begun)
                .min(Integer::compare);
    }

    @Override
    public void check(SecondHalfRules rules, Problems problems) {
        goods.check(rules.scope(), problems.at("scope"));
    }

    @Override
    public Scope scope(SecondHalfRules rules) {
        return rules.scope();
    }

    @Override
    public Optional<String> promise(SecondHalfRules rules, SkuSnapshot sku) {
        return Optional.of(rules.words());
    }
}
