package mall.domain.orders;

import java.util.ArrayList;
import java.util.List;
import mall.domain.kernel.Money;

/// What a refund takes: units of lines, each line once, and what is deducted from their amount.
record RefundPlan(List<LineUnits> units, Money deducted) {

    RefundPlan {
        units = List.copyOf(units);
    }

    /// Also so many units of a line, as far as there are any left.
    RefundPlan with(int line, int quantity, int left) {
        var others = new ArrayList<>(
                units.stream().filter(part -> part.line() != line).toList());
        var wanted = quantity
                + (int) units.stream()
                        .filter(part -> part.line() == line)
                        .mapToLong(LineUnits::quantity)
                        .sum();
        if (Math.min(wanted, left) > 0) others.add(new LineUnits(line, Math.min(wanted, left)));
        return new RefundPlan(others, deducted);
    }

    RefundPlan less(Money amount) {
        return new RefundPlan(units, deducted.plus(amount));
    }
}
