package mall.domain.orders.pricing;

import java.util.List;
import mall.domain.inventory.AllotmentId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;

/// What one promotion proposes to do to a [Quote]. Line numbers are those of the quote.
///
/// An adjustment may say in words why it applies ("已满 ¥200.00，减 ¥30.00"), in the shop's language;
/// where a play says nothing, pricing does.
public sealed interface Adjustment {

    Source source();

    /// The lines that it takes: a line is taken once by promotions that do not combine. Empty when
    /// it competes with nothing.
    List<Integer> lines();

    /// Another price for each unit of a line, and perhaps units from a pool of its own.
    ///
    /// @param allotment the pool to take the units from; null for ordinary stock
    record UnitPrice(
            Source source, int line, Money price, @Nullable AllotmentId allotment, String words) implements Adjustment {

        public UnitPrice(Source source, int line, Money price, @Nullable AllotmentId allotment) {
            this(source, line, price, allotment, "");
        }

        @Override
        public List<Integer> lines() {
            return List.of(line);
        }
    }

    /// An amount off some lines together, spread over them in proportion to what they cost; never
    /// more than they cost.
    record Off(Source source, List<Integer> lines, Money amount, String words) implements Adjustment {

        public Off {
            lines = List.copyOf(lines);
        }

        public Off(Source source, List<Integer> lines, Money amount) {
            this(source, lines, amount, "");
        }
    }

    /// Something for nothing: a line of its own at price 0. When it is not there, the first of the
    /// alternatives that is there is given, unless the buyer picked it himself.
    ///
    /// @param lines what earned it
    /// @param alternatives what the buyer may have instead, by a [Choice] whose option is the SKU
    /// @param words why; which gift it is will be added, once it is seen what is there
    record Gift(
            Source source,
            List<Integer> lines,
            SkuId sku,
            int quantity,
            @Nullable AllotmentId allotment,
            List<SkuId> alternatives,
            String words)
            implements Adjustment {

        public Gift {
            lines = List.copyOf(lines);
            alternatives = List.copyOf(alternatives);
        }

        public Gift(Source source, List<Integer> lines, SkuId sku, int quantity, @Nullable AllotmentId allotment) {
            this(source, lines, sku, quantity, allotment, List.of(), "");
        }
    }

    /// An amount off the freight; never more than the freight.
    record FreightOff(Source source, Money amount, String words) implements Adjustment {

        public FreightOff(Source source, Money amount) {
            this(source, amount, "");
        }

        @Override
        public List<Integer> lines() {
            return List.of();
        }
    }

    /// Nothing, and why: the promotion would apply if something were different. It tells a buyer
    /// what it would take, and why what he chose is refused. Beside an adjustment of the same
    /// promotion it says what more he could have.
    ///
    /// @param reason one word for programs: `threshold`, `expired`
    /// @param words for people: "再买 ¥12.00 可减 ¥20.00"
    /// @param gap what is missing in the basket, where something is
    record Unmet(
            Source source,
            String reason,
            String words,
            @Nullable Gap gap) implements Adjustment {

        public Unmet(Source source, String reason, String words) {
            this(source, reason, words, null);
        }

        @Override
        public List<Integer> lines() {
            return List.of();
        }
    }
}
