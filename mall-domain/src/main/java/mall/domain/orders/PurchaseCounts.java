package mall.domain.orders;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.MemberId;
import mall.domain.orders.BasketRefusal.MemberLimitReached;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// How many units of each product a member has in all his live orders; gifts do not count. A count
/// is raised first and looked at afterwards, under the lock of its row, so that orders at the same
/// time cannot pass a limit together: a refusal undoes the raise. Rows are locked in the order of
/// their products, so that two orders of one member never wait for each other in a circle.
@Component
class PurchaseCounts {

    private final JdbcClient jdbc;
    private final Catalog catalog;

    PurchaseCounts(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /// @throws MemberLimitReached when that is more than a product allows
    void take(Order order) {
        var limits = limits(order);
        add(order.buyer(), products(order, order.lines().units(OrderLine::quantity)))
                .forEach((product, count) -> {
                    var limit = limits.get(product);
                    if (limit != null && count > limit) throw new MemberLimitReached(product, limit);
                });
    }

    void giveBack(Order order, List<LineUnits> units) {
        var back = products(order, units);
        jdbc.sql("""
                        with back as (
                            select product_id, units from unnest(:products, :units) as back (product_id, units)
                        ), locked as (
                            select product_id from purchase_count
                            where member_id = :member and product_id in (select product_id from back)
                            order by product_id for update)
                        update purchase_count present set bought = present.bought - back.units
                        from locked join back using (product_id)
                        where present.member_id = :member and present.product_id = locked.product_id
                        """)
                .param("member", order.buyer().id())
                .param("products", products(back))
                .param("units", units(back))
                .update();
    }

    private Map<ProductId, Integer> limits(Order order) {
        var skus = order.lines().all().stream().map(OrderLine::sku).distinct().toList();
        var limits = new LinkedHashMap<ProductId, Integer>();
        for (var sku : catalog.skus(skus).values()) {
            if (sku.maxPerMember() != null) limits.put(sku.product(), sku.maxPerMember());
        }
        return limits;
    }

    private static Map<ProductId, Integer> products(Order order, List<LineUnits> units) {
        var counts = new LinkedHashMap<ProductId, Integer>();
        for (var part : units) {
            var line = order.lines().line(part.line());
            if (!line.gift()) counts.merge(line.product(), part.quantity(), Integer::sum);
        }
        return counts;
    }

    /// @return what the member has of each now
    private Map<ProductId, Integer> add(MemberId member, Map<ProductId, Integer> units) {
        var counts = new LinkedHashMap<ProductId, Integer>();
        jdbc.sql("""
                        insert into purchase_count as present (member_id, product_id, bought)
                        select :member, product_id, units from unnest(:products, :units) as more (product_id, units)
                        order by product_id
                        on conflict (member_id, product_id) do update set bought = present.bought + excluded.bought
                        returning product_id, bought
                        """)
                .param("member", member.id())
                .param("products", products(units))
                .param("units", units(units))
                .query((row, _) ->
                        counts.put(new ProductId(row.getObject("product_id", UUID.class)), row.getInt("bought")))
                .list();
        return counts;
    }

    private static SqlArrayValue products(Map<ProductId, Integer> units) {
        return new SqlArrayValue(
                "uuid", units.keySet().stream().map(ProductId::id).toArray());
    }

    private static SqlArrayValue units(Map<ProductId, Integer> units) {
        return new SqlArrayValue("int4", units.values().toArray());
    }
}
