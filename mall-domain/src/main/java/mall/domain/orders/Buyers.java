package mall.domain.orders;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mall.domain.carts.Carts;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.SkuId;
import org.springframework.stereotype.Component;

/// Holds still, until the transaction ends, what an order needs of its buyer: that he may buy, and
/// his cart when it comes from there. Orders that are placed together wait for no buyer: whoever is
/// busy with something else at this moment is waited for by his own order alone.
@Component
class Buyers {

    private final Admission admission;
    private final Carts carts;

    Buyers(Admission admission, Carts carts) {
        this.admission = admission;
        this.carts = carts;
    }

    /// Those of the drafts whose buyers stand still.
    Set<OrderDraft> hold(List<OrderDraft> drafts) {
        var standing = admission.standing(members(drafts));
        var shoppers = members(drafts.stream()
                .filter(draft -> draft.source() == OrderSource.CART && standing.contains(draft.buyer()))
                .toList());
        var held = shoppers.isEmpty() ? shoppers : carts.holdAll(shoppers);
        return drafts.stream()
                .filter(draft -> standing.contains(draft.buyer()))
                .filter(draft -> draft.source() != OrderSource.CART || held.contains(draft.buyer()))
                .collect(toSet());
    }

    /// Waits for a buyer.
    ///
    /// @throws mall.domain.kernel.Refusal when he may not buy
    void await(OrderDraft draft) {
        admission.requireStanding(draft.buyer());
        if (draft.source() == OrderSource.CART) carts.hold(draft.buyer());
    }

    /// Takes what is ordered out of the carts that it comes from.
    void emptyCarts(List<OrderDraft> drafts) {
        Map<MemberId, Set<SkuId>> ordered = drafts.stream()
                .filter(draft -> draft.source() == OrderSource.CART)
                .collect(groupingBy(OrderDraft::buyer, flatMapping(draft -> draft.fromCart().stream(), toSet())));
        if (!ordered.isEmpty()) carts.ordered(ordered);
    }

    private static Set<MemberId> members(Collection<OrderDraft> drafts) {
        return drafts.stream().map(OrderDraft::buyer).collect(toSet());
    }
}
