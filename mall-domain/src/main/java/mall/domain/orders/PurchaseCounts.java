package mall.domain.orders;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.MemberId;
import mall.domain.orders.BasketRefusal.MemberLimitReached;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// How many units of each product a member has in all his live orders; gifts do not count. A count
/// is raised first and looked at afterwards, under the lock of its row, so that orders at the same
/// time cannot pass a limit together: a refusal undoes the raise.
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
        add(order.buyer(), products(order, order.units(OrderLine::quantity))).forEach((product, count) -> {
            var limit = limits.get(product);
            if (limit != null && count > limit) throw new MemberLimitReached(product, limit);
        });
    }

    void giveBack(Order order, List<LineUnits> units) {
        var back = products(order, units);
        back.replaceAll((_, count) -> -count);
        add(order.buyer(), back);
    }

    private Map<ProductId, Integer> limits(Order order) {
        var skus = order.lines().stream().map(OrderLine::sku).distinct().toList();
        var limits = new LinkedHashMap<ProductId, Integer>();
        for (var sku : catalog.skus(skus).values()) {
            if (sku.maxPerMember() != null) limits.put(sku.product(), sku.maxPerMember());
        }
        return limits;
    }

    private static Map<ProductId, Integer> products(Order order, List<LineUnits> units) {
        var counts = new LinkedHashMap<ProductId, Integer>();
        for (var part : units) {
            var line = order.line(part.line());
            if (!line.gift()) counts.merge(line.product(), part.quantity(), Integer::sum);
        }
        return counts;
    }

    /// Rows are written in the order of their products: two orders of one member never wait for
    /// each other in a circle.
    private Map<ProductId, Integer> add(MemberId member, Map<ProductId, Integer> units) {
        var counts = new LinkedHashMap<ProductId, Integer>();
        if (units.isEmpty()) return counts;
        jdbc.sql("""
                        insert into purchase_count as present (member_id, product_id, bought)
                        select :member, product, units from unnest(:products, :units) as wanted (product, units)
                        order by product
                        on conflict (member_id, product_id) do update set bought = present.bought + excluded.bought
                        returning product_id, bought
                        """)
                .param("member", member.id())
                .param("products", array("uuid", units.keySet().stream().map(ProductId::id)))
                .param("units", array("int", units.values().stream()))
                .query((row, _) ->
                        counts.put(new ProductId(row.getObject("product_id", UUID.class)), row.getInt("bought")))
                .list();
        return counts;
    }

    private static SqlArrayValue array(String type, Stream<?> values) {
        return new SqlArrayValue(type, values.toArray());
    }
}
