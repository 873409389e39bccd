package mall.domain.orders.views;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mall.domain.catalog.Catalog;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Slice;
import mall.domain.orders.Basket;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// A buyer's own orders. Anybody else's are not there.
@Component
@Transactional(readOnly = true)
public class OrderViews {

    private final JdbcClient jdbc;
    private final OrderRows rows;
    private final OrderDetails details;
    private final Catalog catalog;

    OrderViews(JdbcClient jdbc, OrderRows rows, OrderDetails details, Catalog catalog) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.details = details;
        this.catalog = catalog;
    }

    /// Asked after each placing: outside a transaction it needs none.
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public OrderDetail detail(OrderId id, MemberId buyer) {
        return details.find(id)
                .filter(order -> order.summary().buyer().equals(buyer))
                .orElseThrow(() -> new NotFound("order", id));
    }

    /// Newest first, without those that he has hidden.
    ///
    /// @param tab null for all
    /// @param before the last one of the page before
    public Slice<OrderSummary> list(MemberId buyer, @Nullable OrderTab tab, @Nullable OrderId before, int limit) {
        var values = new HashMap<String, Object>();
        values.put("buyer", buyer.id());
        values.put("states", states(tab == null ? Arrays.asList(OrderState.values()) : tab.states()));
        var where = "buyer_id = :buyer and hidden_at is null and state = any (:states)";
        if (before == null) return rows.slice(where, values, limit);
        values.put("before", before.id());
        return rows.slice(where + " and id < :before", values, limit);
    }

    /// How many orders stand under each tab; every tab is there.
    public Map<OrderTab, Integer> counts(MemberId buyer) {
        var counts = new EnumMap<OrderTab, Integer>(OrderTab.class);
        for (var tab : OrderTab.values()) counts.put(tab, 0);
        jdbc.sql("""
                        select state, count(*) as orders from customer_order
                        where buyer_id = :buyer and hidden_at is null group by state
                        """)
                .param("buyer", buyer.id())
                .query((row, _) -> counts.merge(
                        OrderTab.of(OrderState.valueOf(row.getString("state"))), row.getInt("orders"), Integer::sum))
                .list();
        return counts;
    }

    /// What of an order can be bought once more, for the cart.
    public List<Basket.Item> buyAgain(OrderId id, MemberId buyer) {
        var bought = detail(id, buyer).summary().lines().stream()
                .filter(line -> !line.gift())
                .toList();
        var skus = catalog.skus(bought.stream().map(LineView::sku).toList());
        return bought.stream()
                .filter(line -> {
                    var sku = skus.get(line.sku());
                    return sku != null && sku.isOnSale();
                })
                .map(line -> new Basket.Item(line.sku(), line.quantity()))
                .toList();
    }

    static SqlArrayValue states(Collection<OrderState> states) {
        return new SqlArrayValue("text", states.stream().map(Enum::name).toArray());
    }
}
