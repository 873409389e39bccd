package mall.domain.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mall.domain.orders.pricing.Deduction.TakeBack;

/// What a refund takes: units of lines, each line once, and what is due for what stays.
record RefundPlan(List<LineUnits> units, List<TakeBack> due) {

    RefundPlan {
        units = List.copyOf(units);
        due = List.copyOf(due);
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
        return new RefundPlan(others, due);
    }

    RefundPlan less(TakeBack more) {
        return new RefundPlan(
                units, Stream.concat(due.stream(), Stream.of(more)).toList());
    }
}
