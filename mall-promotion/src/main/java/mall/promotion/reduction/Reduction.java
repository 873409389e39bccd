package mall.promotion.reduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
import mall.promotion.reduction.ReductionRules.Measure;
import mall.promotion.reduction.ReductionRules.Step;
import org.springframework.stereotype.Component;

/// Less to pay for whoever buys enough, and how much more it takes for the next step.
@Component
class Reduction extends CampaignPlay<ReductionRules> {

    private final GoodsCheck goods;

    Reduction(Participation participation, GoodsCheck goods) {
        super(participation, "reduction", "满减满折", Lane.ORDER, ReductionRules.class);
        this.goods = goods;
    }

    @Override
    protected List<Adjustment> propose(Campaign<ReductionRules> campaign, Quote quote) {
        var rules = campaign.rules();
        var covered = Covered.by(rules.scope(), quote);
        if (covered.isEmpty()) return List.of();
        var counted = rules.counted(covered);
        var proposals = new ArrayList<Adjustment>();
        rules.reached(counted)
                .ifPresent(step -> proposals.add(new Off(
                        source(campaign),
                        covered.numbers(),
                        off(rules, step, covered),
                        "已满 %s，%s".formatted(count(rules.measure(), counted), words(rules, step)))));
        rules.next(counted).ifPresent(step -> proposals.add(more(campaign, step, counted)));
        return proposals;
    }

    private static Money off(ReductionRules rules, Step step, Covered covered) {
        if (step.percent() != null) return Discounts.off(covered.amount(), step.percent());
        return benefit(step).times(rules.times(step, rules.counted(covered)));
    }

    private Unmet more(Campaign<ReductionRules> campaign, Step step, long counted) {
        var measure = campaign.rules().measure();
        var missing = step.from(measure) - counted;
        var gap = measure == Measure.AMOUNT ? Gap.of(Money.ofFen(missing)) : Gap.ofPieces(Math.toIntExact(missing));
        return new Unmet(
                source(campaign), "threshold", "再买 %s 可%s".formatted(count(measure, missing), effect(step)), gap);
    }

    @Override
    public void check(ReductionRules rules, Problems problems) {
        goods.check(rules.scope(), problems.at("scope"));
        rules.check(problems);
    }

    @Override
    public Scope scope(ReductionRules rules) {
        return rules.scope();
    }

    @Override
    public Optional<String> promise(ReductionRules rules, SkuSnapshot sku) {
        return Optional.of(
                rules.ladder().stream().map(step -> words(rules, step)).collect(Collectors.joining("，")));
    }

    /// `满 ¥200.00 减 ¥30.00`.
    private static String words(ReductionRules rules, Step step) {
        var from = count(rules.measure(), step.from(rules.measure()));
        return "%s满 %s %s".formatted(rules.repeated() ? "每" : "", from, effect(step));
    }

    private static String effect(Step step) {
        return step.percent() == null ? "减 " + benefit(step) : "打 " + Discounts.words(step.percent());
    }

    private static String count(Measure measure, long counted) {
        return measure == Measure.AMOUNT ? Money.ofFen(counted).yuan() : counted + " 件";
    }

    private static Money benefit(Step step) {
        return step.offFen() == null ? Money.ZERO : step.offFen();
    }
}
