package mall.promotion.bundle;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.domain.orders.pricing.Gap;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Quote;
import mall.promotion.bundle.BundleRules.Part;
import mall.promotion.campaign.Campaign;
import mall.promotion.campaign.CampaignPlay;
import mall.promotion.campaign.GoodsCheck;
import mall.promotion.campaign.Participation;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Goods that cost less together. Whoever has begun a set is told what completes it.
@Component
class Bundle extends CampaignPlay<BundleRules> {

    private final GoodsCheck goods;
    private final Catalog catalog;

    Bundle(Participation participation, GoodsCheck goods, Catalog catalog) {
        super(participation, "bundle", "组合套餐", Lane.ITEM, BundleRules.class);
        this.goods = goods;
        this.catalog = catalog;
    }

    @Override
    protected List<Adjustment> propose(Campaign<BundleRules> campaign, Quote quote) {
        var rules = campaign.rules();
        var inBasket = quote.lines().stream()
                .collect(Collectors.toMap(line -> line.sku().id(), Function.identity()));
        var begun = rules.parts().stream().anyMatch(part -> inBasket.containsKey(part.sku()));
        if (!begun) return List.of();
        var missing = rules.parts().stream()
                .flatMap(part -> missing(part, inBasket.get(part.sku())))
                .toList();
        if (!missing.isEmpty()) return unmet(campaign, missing).stream().toList();
        var lines = rules.parts().stream().map(part -> inBasket.get(part.sku())).toList();
        return off(campaign, lines).stream().toList();
    }

    /// @param lines of the parts, in their order
    private Optional<Adjustment> off(Campaign<BundleRules> campaign, List<Quote.Line> lines) {
        var rules = campaign.rules();
        var sets = rules.most();
        for (int i = 0; i < lines.size(); i++) {
            sets = Math.min(sets, lines.get(i).quantity() / rules.parts().get(i).quantity());
        }
        var cost = Money.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            cost = cost.plus(lines.get(i).worth(sets * rules.parts().get(i).quantity()));
        }
        var off = cost.minus(rules.priceFen().times(sets));
        if (!off.isPositive()) return Optional.empty();
        var words = "套餐价 %s × %d 套".formatted(rules.priceFen(), sets);
        return Optional.of(
                new Off(source(campaign), lines.stream().map(Quote.Line::no).toList(), off, words));
    }

    /// What of a part is not in the basket.
    private static Stream<Part> missing(Part part, Quote.@Nullable Line line) {
        var pieces = part.quantity() - (line == null ? 0 : line.quantity());
        return pieces > 0 ? Stream.of(new Part(part.sku(), pieces)) : Stream.empty();
    }

    /// Nothing where a part is not for sale: nobody could complete the set.
    private Optional<Adjustment> unmet(Campaign<BundleRules> campaign, List<Part> missing) {
        var skus = catalog.skus(missing.stream().map(Part::sku).toList()).values().stream()
                .filter(SkuSnapshot::isOnSale)
                .toList();
        if (skus.size() < missing.size()) return Optional.empty();
        var names = skus.stream().map(sku -> "「" + sku.title() + "」").collect(Collectors.joining("、"));
        return Optional.of(new Unmet(
                source(campaign),
                "incomplete",
                "搭配%s一起买，套餐价 %s".formatted(names, campaign.rules().priceFen()),
                Gap.ofPieces(missing.stream().mapToInt(Part::quantity).sum())));
    }

    @Override
    public void check(BundleRules rules, Problems problems) {
        rules.check(problems);
        for (int i = 0; i < rules.parts().size(); i++) {
            goods.sku(rules.parts().get(i).sku(), problems.at("parts").at(i).at("sku"));
        }
    }

    @Override
    public Scope scope(BundleRules rules) {
        var skus = rules.parts().stream().map(Part::sku).toList();
        return Scope.of(
                catalog.skus(skus).values().stream().map(SkuSnapshot::product).collect(Collectors.toSet()));
    }

    @Override
    public Optional<String> promise(BundleRules rules, SkuSnapshot sku) {
        return rules.parts().stream()
                .filter(part -> part.sku().equals(sku.id()))
                .findFirst()
                .map(_ -> "套餐价 " + rules.priceFen());
    }
}
