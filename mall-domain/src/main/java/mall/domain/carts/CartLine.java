package mall.domain.carts;

import java.util.List;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;

/// A line as it is today.
///
/// @param snapshot the SKU as it is now; null when nobody knows it any more
/// @param priceSeen what it cost when it was put in
public record CartLine(
        CartLineId id,
        SkuId sku,
        @Nullable SkuSnapshot snapshot,
        int quantity,
        boolean isSelected,
        Money priceSeen,
        List<LineProblem> problems) {

    public CartLine {
        problems = List.copyOf(problems);
    }

    public boolean canBeOrdered() {
        return problems.stream().noneMatch(LineProblem::isInTheWay);
    }

    /// What the line costs at today's price, before any promotion.
    public Money amount() {
        return snapshot == null ? Money.ZERO : snapshot.price().times(quantity);
    }
}
