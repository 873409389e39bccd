package mall.domain.inventory;

import java.util.List;
import mall.domain.kernel.Refusal;
import mall.domain.kernel.SkuId;

/// There is not as much as was wanted. Nothing was taken.
public final class OutOfStock extends Refusal {

    private final transient List<Shortage> shortages;

    OutOfStock(List<Shortage> shortages) {
        super("out-of-stock", "shortages", List.copyOf(shortages));
        this.shortages = List.copyOf(shortages);
    }

    public List<Shortage> shortages() {
        return shortages;
    }

    /// @param available how much there was at that moment, in the pool that was asked
    public record Shortage(SkuId sku, int wanted, int available) {}
}
