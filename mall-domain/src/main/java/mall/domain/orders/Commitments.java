package mall.domain.orders;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mall.domain.inventory.Stock;
import mall.domain.orders.pricing.Agreed;
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

    /// Lets the plays of drafts claim.
    ///
    /// @return the terms that they laid down
    Agreed claim(Round round) {
        var agreed =
                pricing.claimAll(round.open().stream().map(OrderDraft::claim).toList());
        round.refuse(agreed.refused());
        if (agreed.isTorn()) round.tear();
        return agreed;
    }

    /// Counts drafts against the limits of their buyers.
    void count(Round round) {
        if (!round.isOver()) round.tearOut(counts.takeAll(round.open()));
    }

    /// Takes the stock of orders that are written.
    void reserve(Round round) {
        if (round.isOver()) return;
        var refused =
                stock.reserveAll(round.open().stream().map(OrderDraft::stock).toList());
        round.tearOut(refused.entrySet().stream()
                .collect(toMap(entry -> new OrderId(entry.getKey().id()), Map.Entry::getValue)));
    }

    /// Saves an undone order that is brought back, whose plays have claimed, and binds the rest.
    ///
    /// @param occasion of its binding stock once more
    void bindAgain(Order order, UUID occasion) {
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
