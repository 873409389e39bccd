package mall.domain.orders.pricing;

import java.util.ArrayList;
import java.util.List;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.inventory.AllotmentId;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// A line on its way through the lanes.
final class BillLine {

    private final int no;
    private final SkuSnapshot sku;
    private final int quantity;
    private final List<Source> takenBy = new ArrayList<>();
    private Money unitPrice;
    private Money amount;
    private @Nullable AllotmentId allotment;

    BillLine(int no, SkuSnapshot sku, int quantity) {
        this.no = no;
        this.sku = sku;
        this.quantity = quantity;
        this.unitPrice = sku.price();
        this.amount = unitPrice.times(quantity);
    }

    int no() {
        return no;
    }

    SkuSnapshot sku() {
        return sku;
    }

    int quantity() {
        return quantity;
    }

    /// What it costs by now.
    Money amount() {
        return amount;
    }

    /// The promotions that have taken effect on it, of all lanes.
    List<Source> takenBy() {
        return takenBy;
    }

    void take(Source source) {
        takenBy.add(source);
    }

    Money saving(Money price) {
        return amount.minus(price.max(Money.ZERO).times(quantity));
    }

    void reprice(Money price, @Nullable AllotmentId pool) {
        amount = amount.minus(saving(price));
        unitPrice = price.max(Money.ZERO);
        if (pool != null) allotment = pool;
    }

    /// From here on a unit costs its part of what is left; of a fen that does not divide it has the
    /// whole, so that what the units cost never falls short of the line.
    void lower(Money by) {
        amount = amount.minus(by);
        unitPrice = Money.ofFen(Math.ceilDiv(amount.fen(), quantity));
    }

    Quote.Line seen() {
        return new Quote.Line(no, sku, quantity, unitPrice, amount);
    }

    PricedLine priced() {
        return new PricedLine(no, sku, quantity, sku.price(), allotment, null, amount, List.of());
    }
}
