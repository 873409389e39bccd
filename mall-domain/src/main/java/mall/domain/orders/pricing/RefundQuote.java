package mall.domain.orders.pricing;

import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.OrderId;

/// Units of an order that are about to be refunded, as a play sees them.
///
/// @param applied the promotions that took effect; a play sees only its own
/// @param lines all lines of the order, those that stay included
public record RefundQuote(OrderId order, MemberId buyer, List<Applied> applied, List<Line> lines) {

    public RefundQuote {
        applied = List.copyOf(applied);
        lines = List.copyOf(lines);
    }

    List<Applied> of(String play) {
        return applied.stream().filter(one -> one.source().play().equals(play)).toList();
    }

    /// @param paid what was paid for the whole line, all adjustments included
    /// @param refunded units that were refunded before
    /// @param refunding units that are refunded now, for `amount`
    public record Line(int no, SkuId sku, int quantity, Money paid, int refunded, int refunding, Money amount) {

        /// Units that the buyer keeps.
        public int kept() {
            return quantity - refunded - refunding;
        }
    }
}
