package mall.promotion.gift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.Gift;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.domain.orders.pricing.Deduction;
import mall.domain.orders.pricing.Gap;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Quote;
import mall.domain.orders.pricing.RefundQuote;
import mall.promotion.campaign.Campaign;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.CampaignPlay;
import mall.promotion.campaign.Covered;
import mall.promotion.campaign.GoodsCheck;
import mall.promotion.campaign.Participation;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Scope;
import mall.promotion.gift.GiftRules.Present;
import mall.promotion.gift.GiftRules.Step;
import org.springframework.stereotype.Component;

/// Something for nothing for whoever buys enough; which of several is the buyer's choice.
@Component
class GiftWithPurchase extends CampaignPlay<GiftRules> {

    private final GoodsCheck goods;
    private final GiftNames names;

    GiftWithPurchase(Participation participation, GoodsCheck goods, GiftNames names) {
        super(participation, "gift", "满赠", Lane.ORDER, GiftRules.class);
        this.goods = goods;
        this.names = names;
    }

    @Override
    protected List<Adjustment> propose(Campaign<GiftRules> campaign, Quote quote) {
        var rules = campaign.rules();
        var covered = Covered.by(rules.scope(), quote);
        if (covered.isEmpty()) return List.of();
        var proposals = new ArrayList<Adjustment>();
        rules.reached(covered.amount(), covered.pieces())
                .ifPresent(step -> proposals.add(give(campaign, step, covered, quote)));
        rules.next(covered.amount(), covered.pieces()).ifPresent(step -> proposals.add(more(campaign, step, covered)));
        return proposals;
    }

    /// What the buyer chose; else the first gift, and the others for him to choose from.
    private Adjustment give(Campaign<GiftRules> campaign, Step step, Covered covered, Quote quote) {
        var source = source(campaign);
        var wanted = quote.option(code(), source.promotion());
        var given = step.gifts().stream()
                .filter(gift ->
                        wanted.isEmpty() || wanted.get().equals(gift.sku().toString()))
                .findFirst();
        if (given.isEmpty()) return new Unmet(source, "no-such-gift", "这一档没有所选的赠品");
        var others = step.gifts().stream()
                .map(Present::sku)
                .filter(sku -> !sku.equals(given.get().sku()))
                .toList();
        return new Gift(
                source, covered.numbers(), given.get().sku(), given.get().quantity(), null, others, "已" + from(step));
    }

    private Unmet more(Campaign<GiftRules> campaign, Step step, Covered covered) {
        var gap = step.fromFen() != null
                ? Gap.of(step.fromFen().minus(covered.amount()))
                : Gap.ofPieces(Math.toIntExact(step.from() - covered.pieces()));
        var missing = gap.pieces() > 0 ? gap.pieces() + " 件" : gap.amount().yuan();
        return new Unmet(source(campaign), "threshold", "再买 %s 可获赠%s".formatted(missing, gifts(step)), gap);
    }

    /// Asks for the gift, or its value, at refunds after which too little is kept.
    @Override
    public List<Deduction> refund(RefundQuote quote) {
        return quote.applied().stream()
                .flatMap(applied -> {
                    var campaign = CampaignId.ofPromotion(applied.source().promotion());
                    return rulesOf(quote.order(), campaign).stream()
                            .flatMap(rules -> new GivenGift(applied, rules, quote).deduction().stream());
                })
                .toList();
    }

    @Override
    protected Money worth(GiftRules rules, SkuId gift, int quantity) {
        return rules.valueOf(gift).times(quantity);
    }

    @Override
    public void check(GiftRules rules, Problems problems) {
        goods.check(rules.scope(), problems.at("scope"));
        rules.check(problems);
        for (int i = 0; i < rules.ladder().size(); i++) {
            var gifts = rules.ladder().get(i).gifts();
            for (int j = 0; j < gifts.size(); j++) {
                goods.sku(
                        gifts.get(j).sku(),
                        problems.at("ladder").at(i).at("gifts").at(j).at("sku"));
            }
        }
    }

    @Override
    public Scope scope(GiftRules rules) {
        return rules.scope();
    }

    @Override
    public Optional<String> promise(GiftRules rules, SkuSnapshot sku) {
        return Optional.of(rules.ladder().stream()
                .map(step -> from(step) + "赠" + gifts(step))
                .collect(Collectors.joining("，")));
    }

    private static String from(Step step) {
        return "满 " + (step.fromFen() != null ? step.fromFen().yuan() : step.from() + " 件");
    }

    private String gifts(Step step) {
        return names.of(step.gifts().stream().map(Present::sku).toList()).stream()
                .map("「%s」"::formatted)
                .collect(Collectors.joining("或"));
    }
}
