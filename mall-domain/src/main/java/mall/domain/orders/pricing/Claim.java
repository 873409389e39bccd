package mall.domain.orders.pricing;

import java.time.Instant;
import java.util.List;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderSource;

/// What the plays of one order are to take for it.
///
/// @param lines all lines of the order
/// @param at the moment whose prices count
public record Claim(Claimed wanted, OrderSource source, List<Placement.Line> lines, Instant at) {

    public Claim {
        lines = List.copyOf(lines);
    }

    OrderId order() {
        return wanted.order();
    }

    Placement placement(List<Applied> mine) {
        return new Placement(order(), wanted.buyer(), source, at, lines, mine);
    }
}
