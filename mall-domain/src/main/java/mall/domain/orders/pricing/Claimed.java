package mall.domain.orders.pricing;

import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.orders.OrderId;

/// What a play claimed for an order that is being undone.
///
/// @param applied the promotions of this play only
public record Claimed(OrderId order, MemberId buyer, List<Applied> applied) {

    public Claimed {
        applied = List.copyOf(applied);
    }
}
