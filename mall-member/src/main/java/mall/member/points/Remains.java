package mall.member.points;

import java.util.Objects;
import java.util.stream.Collectors;
import mall.domain.kernel.Money;
import mall.domain.orders.OrderState;
import mall.domain.orders.views.LineView;
import mall.domain.orders.views.OrderDetail;
import mall.member.ledger.Kept;

/// What remains of an order after refunds. A unit of a line is worth its part of the line, and the
/// last one takes the rest, so that nothing is left once everything is refunded.
final class Remains {

    private Remains() {}

    static Money paidForGoods(OrderDetail order) {
        return Money.sum(order.summary().lines().stream().map(LineView::payable).toList());
    }

    /// Of what was paid for goods.
    static Kept ofGoods(OrderDetail order) {
        var paid = paidForGoods(order);
        if (isUndone(order) || paid.isZero()) return Kept.NOTHING;
        var kept = order.summary().lines().stream()
                .mapToLong(line -> kept(line, line.payable().fen()));
        return new Kept(kept.sum(), paid.fen());
    }

    /// Of what points bought.
    static Kept ofPoints(OrderDetail order) {
        if (isUndone(order)) return Kept.NOTHING;
        var lines = order.summary().lines().stream().collect(Collectors.toMap(LineView::no, line -> line));
        long all = 0;
        long kept = 0;
        for (var one : order.adjustments()) {
            if (!one.play().equals(PointsPlay.CODE) || one.line() == null) continue;
            var worth = one.amount().negated().fen();
            all += worth;
            kept += kept(Objects.requireNonNull(lines.get(one.line())), worth);
        }
        return all == 0 ? Kept.ALL : new Kept(kept, all);
    }

    private static long kept(LineView line, long worth) {
        return worth - worth * line.refunded() / line.quantity();
    }

    private static boolean isUndone(OrderDetail order) {
        return order.summary().state() == OrderState.CANCELLED
                || order.summary().state() == OrderState.REFUNDED;
    }
}
