package mall.promotion.timed;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.UnitPrice;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Quote;
import mall.promotion.campaign.Campaign;
import mall.promotion.campaign.CampaignPlay;
import mall.promotion.campaign.GoodsCheck;
import mall.promotion.campaign.Participation;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Scope;
import mall.promotion.timed.TimedRules.Price;
import org.springframework.stereotype.Component;

/// Cheaper for a while. Where a member price or an offer is lower still, that one stays.
@Component
class TimedDiscount extends CampaignPlay<TimedRules> {

    static final String CODE = "timed-discount";

    private final GoodsCheck goods;

    private final Catalog catalog;

    TimedDiscount(Participation participation, GoodsCheck goods, Catalog catalog) {
        super(participation, CODE, "限时折扣", Lane.MEMBER, TimedRules.class);
        this.goods = goods;
        this.catalog = catalog;
    }

    @Override
    protected List<Adjustment> propose(Campaign<TimedRules> campaign, Quote quote) {
        return quote.lines().stream()
                .flatMap(line -> lower(campaign, line).stream())
                .toList();
    }

    private Optional<Adjustment> lower(Campaign<TimedRules> campaign, Quote.Line line) {
        return campaign.rules()
                .price(line.sku(), line.unitPrice())
                .filter(price -> price.isLessThan(line.unitPrice()))
                .map(price -> new UnitPrice(source(campaign), line.no(), price, null));
    }

    @Override
    public void check(TimedRules rules, Problems problems) {
        goods.check(rules.scope(), problems.at("scope"));
        if (rules.percent() == null && rules.prices().isEmpty()) {
            problems.add("/percent", "nothing-off", "请填写折扣，或给规格单独定价");
        }
        var seen = new HashSet<SkuId>();
        for (int i = 0; i < rules.prices().size(); i++) {
            var price = rules.prices().get(i);
            var at = problems.at("prices").at(i);
            goods.sku(price.sku(), at.at("sku"));
            if (!seen.add(price.sku())) at.add("/sku", "repeated", "同一规格只能定价一次");
        }
    }

    @Override
    public Scope scope(TimedRules rules) {
        var priced = catalog.skus(rules.prices().stream().map(Price::sku).toList()).values().stream()
                .map(SkuSnapshot::product)
                .toList();
        return rules.percent() == null ? Scope.of(priced) : rules.scope().and(priced);
    }

    @Override
    public Optional<String> promise(TimedRules rules, SkuSnapshot sku) {
        return rules.price(sku, sku.price())
                .filter(price -> price.isLessThan(sku.price()))
                .map(price -> "限时价 " + price);
    }
}
