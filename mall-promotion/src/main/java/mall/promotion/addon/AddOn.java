package mall.promotion.addon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.domain.orders.pricing.Gap;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Quote;
import mall.promotion.addon.AddOnRules.Extra;
import mall.promotion.campaign.Campaign;
import mall.promotion.campaign.CampaignPlay;
import mall.promotion.campaign.Covered;
import mall.promotion.campaign.GoodsCheck;
import mall.promotion.campaign.Participation;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Scope;
import org.springframework.stereotype.Component;

/// Extras that cost less for whoever buys enough. Whoever could have one, or nearly, is told.
@Component
class AddOn extends CampaignPlay<AddOnRules> {

    private final GoodsCheck goods;
    private final Catalog catalog;

    AddOn(Participation participation, GoodsCheck goods, Catalog catalog) {
        super(participation, "add-on", "加价购", Lane.ITEM, AddOnRules.class);
        this.goods = goods;
        this.catalog = catalog;
    }

    /// Where no extra is for sale nobody hears of it.
    @Override
    protected List<Adjustment> propose(Campaign<AddOnRules> campaign, Quote quote) {
        var rules = campaign.rules();
        var earning = Covered.by(
                sku -> rules.scope().covers(sku) && rules.extra(sku.id()).isEmpty(), quote);
        if (earning.isEmpty()) return List.of();
        var missing = rules.fromFen().minus(earning.amount());
        if (missing.isPositive()) {
            return names(rules)
                    .<List<Adjustment>>map(names -> List.of(new Unmet(
                            source(campaign), "threshold", "再买 %s 可换购%s".formatted(missing, names), Gap.of(missing))))
                    .orElse(List.of());
        }
        var wanted = Covered.by(sku -> rules.extra(sku.id()).isPresent(), quote);
        if (wanted.isEmpty()) {
            return names(rules)
                    .<List<Adjustment>>map(names -> List.of(new Unmet(source(campaign), "available", "可换购" + names)))
                    .orElse(List.of());
        }
        return cheaper(campaign, wanted);
    }

    /// The extras that save most come first.
    private List<Adjustment> cheaper(Campaign<AddOnRules> campaign, Covered wanted) {
        var proposals = new ArrayList<Adjustment>();
        var left = campaign.rules().most();
        var bySaving = wanted.lines().stream()
                .sorted(Comparator.comparing((Quote.Line line) -> saving(campaign, line))
                        .reversed()
                        .thenComparing(line -> line.sku().id().id()))
                .toList();
        for (var line : bySaving) {
            var units = Math.min(left, line.quantity());
            if (units == 0 || !saving(campaign, line).isPositive()) break;
            left -= units;
            var words = "换购 %d 件，每件省 %s".formatted(units, saving(campaign, line));
            proposals.add(new Off(
                    source(campaign), List.of(line.no()), saving(campaign, line).times(units), words));
        }
        return proposals;
    }

    private static Money saving(Campaign<AddOnRules> campaign, Quote.Line line) {
        return campaign.rules()
                .extra(line.sku().id())
                .map(extra -> line.unitPrice().minus(extra.priceFen()))
                .orElse(Money.ZERO);
    }

    /// Of those that are for sale the first stands for all.
    private Optional<String> names(AddOnRules rules) {
        var skus = catalog.skus(rules.extras().stream().map(Extra::sku).toList());
        var offered = rules.extras().stream()
                .flatMap(extra -> Optional.ofNullable(skus.get(extra.sku()))
                        .filter(SkuSnapshot::isOnSale)
                        .map(sku -> "「%s」%s".formatted(sku.title(), extra.priceFen()))
                        .stream())
                .toList();
        return offered.isEmpty()
                ? Optional.empty()
                : Optional.of(offered.getFirst() + (offered.size() > 1 ? " 等" : ""));
    }

    @Override
    public void check(AddOnRules rules, Problems problems) {
        goods.check(rules.scope(), problems.at("scope"));
        rules.check(problems);
        for (int i = 0; i < rules.extras().size(); i++) {
            goods.sku(rules.extras().get(i).sku(), problems.at("extras").at(i).at("sku"));
        }
    }

    @Override
    public Scope scope(AddOnRules rules) {
        return rules.scope();
    }

    @Override
    public Optional<String> promise(AddOnRules rules, SkuSnapshot sku) {
        return names(rules).map(names -> "满 %s 可换购%s".formatted(rules.fromFen(), names));
    }
}
