package mall.domain.orders.pricing;

import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.orders.OrderId;

/// What plays claimed for an order.
///
/// @param applied the promotions that took effect; a play sees only its own
public record Claimed(OrderId order, MemberId buyer, List<Applied> applied) {

    public Claimed {
        applied = List.copyOf(applied);
    }

    List<Applied> of(String play) {
        return applied.stream().filter(one -> one.source().play().equals(play)).toList();
    }
}
