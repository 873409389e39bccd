package mall.domain.orders;

import java.util.List;
import java.util.UUID;
import mall.domain.inventory.Stock;
import mall.domain.orders.pricing.Cause;
import mall.domain.orders.pricing.Pricing;
import org.springframework.stereotype.Component;

/// What a live order binds: units of its buyer's limits, what its plays claimed, and stock. It is
/// taken all together or not at all, and given back together. Plays claim before the order is
/// written, since they may lay down its terms; stock comes last, since everybody wants its rows.
@Component
class Commitments {

    private final OrderRepository orders;
    private final PurchaseCounts counts;
    private final Pricing pricing;
    private final Stock stock;

    Commitments(OrderRepository orders, PurchaseCounts counts, Pricing pricing, Stock stock) {
        this.orders = orders;
        this.counts = counts;
        this.pricing = pricing;
        this.stock = stock;
    }

    /// Saves an order whose plays have claimed, and binds the rest.
    ///
    /// @param occasion the order itself, or another one when it binds its stock a second time
    void bind(Order order, UUID occasion) {
        counts.take(order);
        orders.saveAndFlush(order);
        stock.reserve(
                order.stockCause(), occasion, order.lines().takes(order.lines().units(OrderLine::quantity)));
    }

    /// Gives back what units that will not be shipped bind; the rest of the order lives on.
    ///
    /// @param occasion the refund that takes them out
    void freeUnits(Order order, UUID occasion, List<LineUnits> units) {
        if (units.isEmpty()) return;
        counts.giveBack(order, units);
        stock.release(order.stockCause(), occasion, order.lines().takes(units));
    }

    /// Gives back all that an undone order still binds, and saves it.
    void free(Order order, Cause cause) {
        pricing.release(order.claimed(), cause);
        counts.giveBack(order, order.lines().units(OrderLine::toRefund));
        stock.release(order.stockCause());
        orders.save(order);
    }
}
