package mall.promotion.anyn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import mall.promotion.campaign.Covered.Run;
import mall.promotion.campaign.GoodsCheck;
import mall.promotion.campaign.Participation;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Scope;
import org.springframework.stereotype.Component;

/// Any so many pieces for one price.
@Component
class AnyN extends CampaignPlay<AnyNRules> {

    private final GoodsCheck goods;

    AnyN(Participation participation, GoodsCheck goods) {
        super(participation, "any-n", "N 元任选", Lane.ITEM, AnyNRules.class);
        this.goods = goods;
    }

    @Override
    protected List<Adjustment> propose(Campaign<AnyNRules> campaign, Quote quote) {
        var rules = campaign.rules();
        var covered = Covered.by(rules.scope(), quote);
        if (covered.isEmpty()) return List.of();
        var proposals = new ArrayList<Adjustment>();
        off(campaign, covered).ifPresent(proposals::add);
        var begun = covered.pieces() % rules.pieces();
        if (begun > 0 && covered.pieces() / rules.pieces() < rules.most()) {
            var missing = rules.pieces() - begun;
            proposals.add(new Unmet(
                    source(campaign),
                    "threshold",
                    "再选 %d 件，%s".formatted(missing, rules.words()),
                    Gap.ofPieces(missing)));
        }
        return proposals;
    }

    private Optional<Adjustment> off(Campaign<AnyNRules> campaign, Covered covered) {
        var rules = campaign.rules();
        var runs = covered.dearestFirst();
        var groups = 0;
        var off = Money.ZERO;
        for (var most = Math.min(rules.most(), covered.pieces() / rules.pieces()); groups < most; groups++) {
            var saving = cost(runs, groups * rules.pieces(), (groups + 1) * rules.pieces())
                    .minus(rules.priceFen());
            if (!saving.isPositive()) break;
            off = off.plus(saving);
        }
        if (groups == 0) return Optional.empty();
        var taken = groups * rules.pieces();
        var lines = runs.stream()
                .filter(run -> run.among(taken) > 0)
                .map(run -> run.line().no())
                .toList();
        return Optional.of(new Off(source(campaign), lines, off, "%s × %d 组".formatted(rules.words(), groups)));
    }

    /// What the pieces from one place to another cost by themselves.
    private static Money cost(List<Run> runs, int from, int until) {
        return runs.stream()
                .map(run -> run.line().worth(run.among(until)).minus(run.line().worth(run.among(from))))
                .reduce(Money.ZERO, Money::plus);
    }

    @Override
    public void check(AnyNRules rules, Problems problems) {
        goods.check(rules.scope(), problems.at("scope"));
    }

    @Override
    public Scope scope(AnyNRules rules) {
        return rules.scope();
    }

    @Override
    public Optional<String> promise(AnyNRules rules, SkuSnapshot sku) {
        return Optional.of(rules.words());
    }
}
