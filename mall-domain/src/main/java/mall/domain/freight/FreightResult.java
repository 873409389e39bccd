package mall.domain.freight;

import java.util.List;
import mall.domain.kernel.Money;

/// What it costs to send a basket to a district.
public sealed interface FreightResult {

    /// The shares of the items, in their order, add up to the total.
    record Cost(Money total, List<Money> perItem) implements FreightResult {

        public Cost {
            perItem = List.copyOf(perItem);
        }
    }

    /// Some goods are not sent there.
    ///
    /// @param items the positions of those items, counted from 0
    record NotServed(List<Integer> items) implements FreightResult {

        public NotServed {
            items = List.copyOf(items);
        }
    }
}
