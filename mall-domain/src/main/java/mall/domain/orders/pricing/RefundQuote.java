package mall.domain.orders.pricing;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.OrderId;

/// Units of an order that are about to be refunded, as a play sees them.
///
/// @param applied the promotions that took effect; a play sees only its own
/// @param lines all lines of the order by number, those that stay included
public record RefundQuote(OrderId order, MemberId buyer, List<Applied> applied, List<Line> lines) {

    public RefundQuote {
        applied = List.copyOf(applied);
        lines = List.copyOf(lines);
    }

    List<Applied> of(String play) {
        return applied.stream().filter(one -> one.source().play().equals(play)).toList();
    }

    /// The same as one play may see it: its own promotions, and what the lines cost when its turn
    /// came.
    ///
    /// @param early the plays whose turn came before
    RefundQuote seenBy(List<Applied> mine, Set<String> early) {
        var off = new HashMap<Integer, Money>();
        for (var one : applied) {
            if (!early.contains(one.source().play())) continue;
            for (var share : one.shares()) {
                if (share.line() != null) off.merge(share.line(), share.amount(), Money::plus);
            }
        }
        var seen = lines.stream()
                .map(line -> line.costing(line.goods().plus(off.getOrDefault(line.no(), Money.ZERO))))
                .toList();
        return new RefundQuote(order, buyer, mine, seen);
    }

    public Line line(int no) {
        return lines.get(no - 1);
    }

    /// @param goods what the line cost when the play's turn came: what its thresholds looked at
    /// @param paid what was paid for the whole line, all adjustments included
    /// @param refunded units that were refunded before
    /// @param refunding units that are refunded now, for `amount`
    public record Line(
            int no,
            SkuId sku,
            boolean gift,
            int quantity,
            Money goods,
            Money paid,
            int refunded,
            int refunding,
            Money amount) {

        /// Units that the buyer keeps.
        public int kept() {
            return quantity - refunded - refunding;
        }

        /// What so many units of it count for thresholds; less than a fen is in the buyer's favour.
        public Money worth(int units) {
            return Money.ofFen(Math.ceilDiv(Math.multiplyExact(goods.fen(), units), quantity));
        }

        private Line costing(Money goods) {
            return new Line(no, sku, gift, quantity, goods, paid, refunded, refunding, amount);
        }
    }
}
