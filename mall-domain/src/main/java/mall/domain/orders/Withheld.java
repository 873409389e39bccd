package mall.domain.orders;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Deduction.TakeBack;
import mall.domain.orders.pricing.Source;

/// What the refunds of an order have borne so far for what its buyer keeps, promotion by promotion.
///
/// A play says at each refund what is due for everything that is kept after it. The refund settles
/// the difference to what earlier ones bore: what is missing is taken off, as far as the refund
/// reaches, and the next one is asked for the rest; what is too much is given back. Whoever returns
/// everything owes nothing, and has exactly what he paid.
record Withheld(Map<Promotion, Money> amounts) {

    /// By what a promotion is known in an order; its label may change.
    record Promotion(String play, String id) {

        static Promotion of(Source source) {
            return new Promotion(source.play(), source.promotion());
        }
    }

    static Withheld by(Collection<OrderRefund> refunds) {
        var amounts = new LinkedHashMap<Promotion, Money>();
        for (var refund : refunds) {
            for (var deduction : refund.deductions()) {
                amounts.merge(
                        new Promotion(deduction.play(), deduction.promotionId()), deduction.amount(), Money::plus);
            }
        }
        return new Withheld(amounts);
    }

    /// What the next refund settles so that what is due has been borne.
    ///
    /// @param due all that is due; of a promotion that is not named, nothing
    /// @param gross what the refund comes to before
    List<RefundDeduction> settle(List<TakeBack> due, Money gross) {
        var missing = new LinkedHashMap<Promotion, Money>();
        amounts.forEach((promotion, borne) -> missing.put(promotion, borne.negated()));
        due.forEach(one -> missing.merge(Promotion.of(one.source()), one.amount(), Money::plus));
        var room =
                gross.minus(missing.values().stream().filter(Money::isNegative).reduce(Money.ZERO, Money::plus));
        var settled = new ArrayList<RefundDeduction>();
        for (var entry : missing.entrySet()) {
            var amount = entry.getValue().min(room);
            if (amount.isZero()) continue;
            if (amount.isPositive()) room = room.minus(amount);
            settled.add(
                    new RefundDeduction(entry.getKey().play(), entry.getKey().id(), amount));
        }
        return settled;
    }
}
