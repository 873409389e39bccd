package mall.promotion.newcomer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Quote;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.Audiences;
import mall.promotion.campaign.Campaign;
import mall.promotion.campaign.CampaignPlay;
import mall.promotion.campaign.GoodsCheck;
import mall.promotion.campaign.Participation;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Scope;
import org.springframework.stereotype.Component;

/// A price of their own for those who have never bought.
@Component
class NewcomerPrice extends CampaignPlay<NewcomerRules> {

    private final Audiences audiences;
    private final GoodsCheck goods;
    private final Catalog catalog;

    NewcomerPrice(Participation participation, Audiences audiences, GoodsCheck goods, Catalog catalog) {
        super(participation, "newcomer-price", "新人价", Lane.MEMBER, NewcomerRules.class);
        this.audiences = audiences;
        this.goods = goods;
        this.catalog = catalog;
    }

    @Override
    protected List<Adjustment> propose(Campaign<NewcomerRules> campaign, Quote quote) {
        var lower = quote.lines().stream()
                .flatMap(line -> off(campaign, line).stream())
                .toList();
        return lower.isEmpty() || audiences.admits(Audience.NEWCOMERS, quote.buyer()) ? lower : List.of();
    }

    private Optional<Adjustment> off(Campaign<NewcomerRules> campaign, Quote.Line line) {
        return campaign.rules()
                .price(line.sku().id())
                .filter(price -> price.priceFen().isLessThan(line.unitPrice()))
                .map(price -> {
                    var units = Math.min(price.most(), line.quantity());
                    var off = line.unitPrice().minus(price.priceFen()).times(units);
                    var words = "新人价 %s，%d 件".formatted(price.priceFen(), units);
                    return new Off(source(campaign), List.of(line.no()), off, words);
                });
    }

    @Override
    protected Audience audience() {
        return Audience.NEWCOMERS;
    }

    @Override
    public void check(NewcomerRules rules, Problems problems) {
        rules.check(problems);
        for (int i = 0; i < rules.prices().size(); i++) {
            goods.sku(rules.prices().get(i).sku(), problems.at("prices").at(i).at("sku"));
        }
    }

    @Override
    public Scope scope(NewcomerRules rules) {
        var skus = rules.prices().stream().map(NewcomerRules.Price::sku).toList();
        return Scope.of(
                catalog.skus(skus).values().stream().map(SkuSnapshot::product).collect(Collectors.toSet()));
    }

    @Override
    public Optional<String> promise(NewcomerRules rules, SkuSnapshot sku) {
        return rules.price(sku.id()).map(price -> "新人价 " + price.priceFen());
    }
}
