package mall.promotion.freefreight;

import java.util.List;
import java.util.Optional;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.FreightOff;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.domain.orders.pricing.Gap;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Quote;
import mall.promotion.campaign.Campaign;
import mall.promotion.campaign.CampaignPlay;
import mall.promotion.campaign.Covered;
import mall.promotion.campaign.GoodsCheck;
import mall.promotion.campaign.Participation;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Scope;
import org.springframework.stereotype.Component;

/// No freight for whoever buys enough.
@Component
class FreeFreight extends CampaignPlay<FreeFreightRules> {

    private final GoodsCheck goods;

    FreeFreight(Participation participation, GoodsCheck goods) {
        super(participation, "free-freight", "满额包邮", Lane.FREIGHT, FreeFreightRules.class);
        this.goods = goods;
    }

    /// Where there is no freight there is nothing to say.
    @Override
    protected List<Adjustment> propose(Campaign<FreeFreightRules> campaign, Quote quote) {
        var rules = campaign.rules();
        var covered = Covered.by(rules.scope(), quote);
        if (covered.isEmpty() || quote.freight().isZero()) return List.of();
        return gap(rules, covered)
                .<List<Adjustment>>map(gap -> List.of(unmet(campaign, gap)))
                .orElseGet(() -> List.of(new FreightOff(
                        source(campaign),
                        rules.mostFen() == null
                                ? quote.freight()
                                : quote.freight().min(rules.mostFen()),
                        "已" + rules.words())));
    }

    private static Optional<Gap> gap(FreeFreightRules rules, Covered covered) {
        if (rules.fromFen() != null) {
            var missing = rules.fromFen().minus(covered.amount());
            return missing.isPositive() ? Optional.of(Gap.of(missing)) : Optional.empty();
        }
        var missing = rules.fromPieces() == null ? 0 : rules.fromPieces() - covered.pieces();
        return missing > 0 ? Optional.of(Gap.ofPieces(missing)) : Optional.empty();
    }

    private Unmet unmet(Campaign<FreeFreightRules> campaign, Gap gap) {
        var missing = gap.pieces() > 0 ? gap.pieces() + " 件" : gap.amount().yuan();
        var effect = campaign.rules().mostFen() == null
                ? "包邮"
                : "可减运费 " + campaign.rules().mostFen();
        return new Unmet(source(campaign), "threshold", "再买 %s %s".formatted(missing, effect), gap);
    }

    @Override
    public void check(FreeFreightRules rules, Problems problems) {
        goods.check(rules.scope(), problems.at("scope"));
        if ((rules.fromFen() == null) == (rules.fromPieces() == null)) {
            problems.add("/fromFen", "one-of-two", "满额和满件填一项");
        }
    }

    @Override
    public Scope scope(FreeFreightRules rules) {
        return rules.scope();
    }

    @Override
    public Optional<String> promise(FreeFreightRules rules, SkuSnapshot sku) {
        return Optional.of(rules.words());
    }
}
