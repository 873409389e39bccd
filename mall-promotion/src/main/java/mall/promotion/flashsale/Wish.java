package mall.promotion.flashsale;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import mall.domain.kernel.MemberId;
import mall.domain.orders.OrderId;
import mall.domain.orders.pricing.Applied;
import mall.domain.orders.pricing.Placement;
import mall.promotion.campaign.CampaignId;

/// What one order wants of one lot.
record Wish(OrderId order, MemberId member, CampaignId campaign, LotId lot, int units) {

    /// All that an order wants.
    static List<Wish> of(Placement placement) {
        var units = new LinkedHashMap<LotId, Integer>();
        var campaigns = new LinkedHashMap<LotId, CampaignId>();
        for (var applied : placement.applied()) {
            var chosen = ChosenSession.of(applied.source().promotion());
            for (var line : lines(placement, applied)) {
                var lot = new LotId(chosen.session(), line.sku());
                campaigns.put(lot, chosen.campaign());
                units.merge(lot, line.quantity(), Math::addExact);
            }
        }
        var wishes = new ArrayList<Wish>();
        campaigns.forEach((lot, campaign) -> wishes.add(
                new Wish(placement.order(), placement.buyer(), campaign, lot, Objects.requireNonNull(units.get(lot)))));
        return wishes;
    }

    private static List<Placement.Line> lines(Placement placement, Applied applied) {
        var numbers = applied.shares().stream().map(Applied.Share::line).toList();
        return placement.lines().stream()
                .filter(line -> numbers.contains(line.no()))
                .toList();
    }

    Customer customer() {
        return new Customer(campaign, member);
    }

    Buyer buyer() {
        return new Buyer(lot, member);
    }

    /// A member in a campaign.
    record Customer(CampaignId campaign, MemberId member) {}

    /// A member at a lot.
    record Buyer(LotId lot, MemberId member) {}
}
