package mall.promotion.flashsale;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Refusal;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderSource;
import mall.domain.orders.pricing.Placement;
import mall.promotion.flashsale.FlashSaleRefusal.NotAdmitted;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What orders have of lots: taken when they are placed, given back when they are undone.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Purchases {

    private final FlashLedger ledger;
    private final ReturnNews news;

    Purchases(FlashLedger ledger, ReturnNews news) {
        this.ledger = ledger;
        this.news = news;
    }

    /// Takes for many orders.
    ///
    /// @param campaigns takes their parts in the campaigns, of those who may have what they wish, and
    /// says who of them is refused there
    /// @return who is refused, and why: nothing was taken for him
    Map<OrderId, Refusal> claimAll(
            List<Placement> placements, Function<List<Placement>, Map<OrderId, Refusal>> campaigns) {
        var refused = new HashMap<OrderId, Refusal>();
        var admitted = new ArrayList<Placement>();
        for (var placement : placements) {
            if (placement.source() == OrderSource.PLAY) admitted.add(placement);
            else refused.put(placement.order(), new NotAdmitted());
        }
        if (admitted.isEmpty()) return refused;
        var decided = decide(admitted);
        refused.putAll(decided.refused());
        admitted.removeIf(placement -> refused.containsKey(placement.order()));
        refused.putAll(campaigns.apply(admitted));
        var granted = admitted.stream()
                .filter(placement -> !refused.containsKey(placement.order()))
                .flatMap(placement -> decided.granted(placement.order()).stream())
                .toList();
        if (!granted.isEmpty()) ledger.write(granted);
        return refused;
    }

    /// Gives back what an order has; a second call finds nothing.
    void release(OrderId order, MemberId member) {
        news.tellAfterCommit(ledger.release(order, member));
    }

    private Deciding decide(List<Placement> placements) {
        var wishes = placements.stream().map(Wish::of).toList();
        var all = wishes.stream().flatMap(List::stream).toList();
        var deciding = new Deciding(ledger.lock(all));
        var standing = ledger.standing(all).iterator();
        for (int i = 0; i < placements.size(); i++) {
            var mine = wishes.get(i).stream().map(_ -> standing.next()).toList();
            deciding.decide(placements.get(i), wishes.get(i), mine);
        }
        return deciding;
    }
}
