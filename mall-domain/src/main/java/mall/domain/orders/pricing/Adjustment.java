package mall.domain.orders.pricing;

import java.util.List;
import mall.domain.inventory.AllotmentId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;

/// What one promotion proposes to do to a [Quote]. Line numbers are those of the quote.
public sealed interface Adjustment {

    Source source();

    /// The lines that it needs to itself within its lane; empty when it competes with nothing.
    List<Integer> lines();

    /// Another price for each unit of a line, and perhaps units from a pool of its own.
    ///
    /// @param allotment the pool to take the units from; null for ordinary stock
    record UnitPrice(
            Source source, int line, Money price, @Nullable AllotmentId allotment) implements Adjustment {

        @Override
        public List<Integer> lines() {
            return List.of(line);
        }
    }

    /// An amount off some lines together, spread over them in proportion to what they cost; never
    /// more than they cost.
    record Off(Source source, List<Integer> lines, Money amount) implements Adjustment {

        public Off {
            lines = List.copyOf(lines);
        }
    }

    /// Something for nothing: a line of its own at price 0.
    ///
    /// @param lines what earned it
    record Gift(
            Source source,
            List<Integer> lines,
            SkuId sku,
            int quantity,
            @Nullable AllotmentId allotment) implements Adjustment {

        public Gift {
            lines = List.copyOf(lines);
        }
    }

    /// An amount off the freight; never more than the freight.
    record FreightOff(Source source, Money amount) implements Adjustment {

        @Override
        public List<Integer> lines() {
            return List.of();
        }
    }

    /// Nothing, and why: the promotion would apply if something were different. It tells a buyer
    /// what it would take, and why what he chose is refused.
    ///
    /// @param reason one word for programs: `threshold`, `expired`
    /// @param words for people: "再买 ¥12.00 可减 ¥20.00"
    record Unmet(Source source, String reason, String words) implements Adjustment {

        @Override
        public List<Integer> lines() {
            return List.of();
        }
    }
}
