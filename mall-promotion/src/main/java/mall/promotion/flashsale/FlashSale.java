package mall.promotion.flashsale;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.Refusal;
import mall.domain.orders.OrderId;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.UnitPrice;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.domain.orders.pricing.Cause;
import mall.domain.orders.pricing.Claimed;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Placement;
import mall.domain.orders.pricing.Quote;
import mall.domain.orders.pricing.Source;
import mall.promotion.campaign.Campaign;
import mall.promotion.campaign.CampaignPlay;
import mall.promotion.campaign.GoodsCheck;
import mall.promotion.campaign.Participation;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Scope;
import mall.promotion.flashsale.FlashRules.Item;
import org.springframework.stereotype.Component;

/// A price for whoever was let in at a session's counter. It proposes only for buyers who chose the
/// session: nobody comes upon it by the way.
@Component
class FlashSale extends CampaignPlay<FlashRules> {

    static final String CODE = "flash-sale";

    private final SessionPlanning planning;
    private final Sales sales;
    private final Purchases purchases;
    private final GoodsCheck goods;
    private final Catalog catalog;

    // One more than a constructor should have: it plans, prices and claims, and checks its rules.
    FlashSale(
            Participation participation,
            SessionPlanning planning,
            Sales sales,
            Purchases purchases,
            GoodsCheck goods,
            Catalog catalog) {
        super(participation, CODE, "秒杀", Lane.OFFER, FlashRules.class);
        this.planning = planning;
        this.sales = sales;
        this.purchases = purchases;
        this.goods = goods;
        this.catalog = catalog;
    }

    @Override
    protected List<Adjustment> propose(Campaign<FlashRules> campaign, Quote quote) {
        return chosen(quote)
                .filter(session -> session.campaign().equals(campaign.id()))
                .filter(session -> session.state(quote.at()) == SessionState.OPEN)
                .flatMap(session -> offer(session, campaign.version(), quote).stream())
                .toList();
    }

    /// Sessions that the buyer chose and that are not open.
    @Override
    protected List<Adjustment> closed(Quote quote) {
        return chosen(quote)
                .flatMap(session -> notOpen(session, quote.at()).stream())
                .toList();
    }

    private Stream<FlashSession> chosen(Quote quote) {
        return quote.chosen(CODE)
                .flatMap(promotion -> ChosenSession.parse(promotion).stream())
                .flatMap(
                        chosen -> sales
                                .session(chosen.session())
                                .filter(session -> session.campaign().equals(chosen.campaign()))
                                .stream());
    }

    private List<Adjustment> offer(FlashSession session, int version, Quote quote) {
        var source = source(session, version);
        var offers = new ArrayList<Adjustment>();
        for (var line : quote.lines()) {
            session.lot(line.sku().id()).ifPresent(lot -> offers.add(offer(source, lot, line)));
        }
        if (offers.isEmpty()) offers.add(new Unmet(source, "sku-unknown", "所选商品不在本场秒杀中"));
        return offers;
    }

    private static Adjustment offer(Source source, Lot lot, Quote.Line line) {
        if (line.quantity() > lot.limitPerMember()) {
            return new Unmet(source, "limit", "每人限购 %d 件".formatted(lot.limitPerMember()));
        }
        return new UnitPrice(source, line.no(), lot.price(), lot.allotment(), "秒杀价 " + lot.price());
    }

    private static Optional<Adjustment> notOpen(FlashSession session, Instant at) {
        var source = source(session, 0);
        return switch (session.state(at)) {
            case COMING -> Optional.of(new Unmet(source, "not-started", "秒杀尚未开始"));
            case PAUSED -> Optional.of(new Unmet(source, "paused", "秒杀已暂停"));
            case OVER -> Optional.of(new Unmet(source, "over", "秒杀已结束"));
            case OPEN -> Optional.empty();
        };
    }

    private static Source source(FlashSession session, int version) {
        return new Source(CODE, session.promotion(), session.name(), version);
    }

    /// A session that is open keeps its terms.
    @Override
    protected boolean outlastsEdits() {
        return true;
    }

    @Override
    public Map<OrderId, Refusal> claimAll(List<Placement> placements) {
        return purchases.claimAll(placements, super::claimAll);
    }

    @Override
    public void release(Claimed claimed, Cause cause) {
        purchases.release(claimed.order(), claimed.buyer());
        super.release(claimed, cause);
    }

    @Override
    public void prepare(Campaign<FlashRules> campaign, Instant now, Problems problems) {
        planning.plan(campaign, now, problems);
    }

    @Override
    public void check(FlashRules rules, Problems problems) {
        rules.check(problems);
        var skus = catalog.skus(rules.items().stream().map(Item::sku).toList());
        for (int i = 0; i < rules.items().size(); i++) {
            var item = rules.items().get(i);
            var at = problems.at("items").at(i);
            goods.sku(item.sku(), at.at("sku"));
            var sku = skus.get(item.sku());
            if (sku != null && !item.priceFen().isLessThan(sku.price())) {
                at.add("/priceFen", "not-lower", "秒杀价要低于售价 " + sku.price());
            }
        }
    }

    @Override
    public Scope scope(FlashRules rules) {
        var skus = rules.items().stream().map(Item::sku).toList();
        return Scope.of(catalog.skus(skus).values().stream()
                .map(SkuSnapshot::product)
                .distinct()
                .toList());
    }

    @Override
    public Optional<String> promise(FlashRules rules, SkuSnapshot sku) {
        return rules.item(sku.id()).map(item -> "秒杀价 " + item.priceFen());
    }
}
