package mall.promotion.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Quote;

/// The lines of a quote that a promotion is about.
public record Covered(List<Quote.Line> lines) {

    public Covered {
        lines = List.copyOf(lines);
    }

    public static Covered by(Scope scope, Quote quote) {
        return by(scope::covers, quote);
    }

    public static Covered by(Predicate<SkuSnapshot> goods, Quote quote) {
        return new Covered(
                quote.lines().stream().filter(line -> goods.test(line.sku())).toList());
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /// What they cost together.
    public Money amount() {
        return lines.stream().map(Quote.Line::amount).reduce(Money.ZERO, Money::plus);
    }

    public int pieces() {
        return lines.stream().mapToInt(Quote.Line::quantity).sum();
    }

    /// Their numbers, as adjustments want them.
    public List<Integer> numbers() {
        return lines.stream().map(Quote.Line::no).toList();
    }

    /// Their units, the dearest first, as runs of the same line: a line may hold thousands. What
    /// costs the same is in the order of the SKUs, so that the order of the lines makes no
    /// difference.
    public List<Run> dearestFirst() {
        var sorted = lines.stream()
                .sorted(Comparator.comparing(Quote.Line::unitPrice)
                        .reversed()
                        .thenComparing(line -> line.sku().id().id()))
                .toList();
        var runs = new ArrayList<Run>();
        var before = 0;
        for (var line : sorted) {
            runs.add(new Run(line, before));
            before += line.quantity();
        }
        return runs;
    }

    /// The units of one line.
    ///
    /// @param before units that are dearer
    public record Run(Quote.Line line, int before) {

        public int after() {
            return before + line.quantity();
        }

        /// How many of its units are among the first so many.
        public int among(int first) {
            return Math.clamp((long) first - before, 0, line.quantity());
        }
    }
}
