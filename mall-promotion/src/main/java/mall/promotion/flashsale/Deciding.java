package mall.promotion.flashsale;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mall.domain.kernel.Refusal;
import mall.domain.orders.OrderId;
import mall.domain.orders.pricing.Placement;
import mall.promotion.flashsale.FlashLedger.Standing;
import mall.promotion.flashsale.FlashLedger.Terms;
import mall.promotion.flashsale.FlashSaleRefusal.CampaignLimitReached;
import mall.promotion.flashsale.FlashSaleRefusal.LimitReached;
import mall.promotion.flashsale.FlashSaleRefusal.NotStarted;
import mall.promotion.flashsale.FlashSaleRefusal.Over;
import mall.promotion.flashsale.FlashSaleRefusal.SkuUnknown;
import mall.promotion.flashsale.Wish.Buyer;
import mall.promotion.flashsale.Wish.Customer;
import org.jspecify.annotations.Nullable;

/// Decides for many orders, one after the other, whether they may have what they wish; what one of
/// them gets counts for the next. An order gets all that it wishes or nothing.
final class Deciding {

    private final Map<Customer, Integer> inCampaign;
    private final Map<Buyer, Integer> inSession = new HashMap<>();
    private final Map<OrderId, List<Wish>> granted = new HashMap<>();
    private final Map<OrderId, Refusal> refused = new HashMap<>();

    /// @param inCampaign how many units each member has already
    Deciding(Map<Customer, Integer> inCampaign) {
        this.inCampaign = new HashMap<>(inCampaign);
    }

    /// What an order gets: nothing when it was refused, or has it already.
    List<Wish> granted(OrderId order) {
        return granted.getOrDefault(order, List.of());
    }

    Map<OrderId, Refusal> refused() {
        return refused;
    }

    /// @param standing of each wish, in their order
    void decide(Placement placement, List<Wish> wishes, List<Standing> standing) {
        var taken = new ArrayList<Wish>();
        for (int i = 0; i < wishes.size(); i++) {
            var wish = wishes.get(i);
            var how = standing.get(i);
            if (how.isLive()) continue;
            var no = why(placement, wish, how);
            if (no != null) {
                taken.forEach(this::untake);
                refused.put(placement.order(), no);
                return;
            }
            take(wish, how);
            taken.add(wish);
        }
        granted.put(placement.order(), taken);
    }

    /// An order that was undone and is brought back by a late payment keeps its promise, also when
    /// the session is over by now.
    private @Nullable Refusal why(Placement placement, Wish wish, Standing how) {
        var terms = how.terms();
        if (terms == null) return new SkuUnknown(wish.lot().sku());
        if (!how.isKnown()) {
            if (placement.at().isBefore(terms.opensAt())) return new NotStarted(terms.opensAt());
            if (!placement.at().isBefore(terms.closesAt())) return new Over();
        }
        placement.payWithin(Duration.ofMinutes(terms.payWithinMinutes()));
        return aboveLimit(wish, how, terms);
    }

    private @Nullable Refusal aboveLimit(Wish wish, Standing how, Terms terms) {
        var here = inSession.getOrDefault(wish.buyer(), how.bought());
        if (here + wish.units() > terms.limitPerMember()) return new LimitReached(terms.limitPerMember());
        var most = terms.limitPerCampaign();
        var inAll = inCampaign.getOrDefault(wish.customer(), 0);
        return most != null && inAll + wish.units() > most ? new CampaignLimitReached(most) : null;
    }

    private void take(Wish wish, Standing how) {
        inSession.merge(wish.buyer(), how.bought() + wish.units(), (before, _) -> before + wish.units());
        inCampaign.merge(wish.customer(), wish.units(), Integer::sum);
    }

    private void untake(Wish wish) {
        inSession.computeIfPresent(wish.buyer(), (_, units) -> units - wish.units());
        inCampaign.computeIfPresent(wish.customer(), (_, units) -> units - wish.units());
    }
}
