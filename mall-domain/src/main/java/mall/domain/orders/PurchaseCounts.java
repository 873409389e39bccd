package mall.domain.orders;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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
        var units = products(order, order.lines().units(OrderLine::quantity));
        var counts = add(units.entrySet().stream()
                .map(entry -> new Count(order.buyer(), entry.getKey(), entry.getValue()))
                .toList());
        for (var count : counts) {
            var limit = limits.get(count.product());
            if (limit != null && count.units() > limit) throw new MemberLimitReached(count.product(), limit);
        }
    }

    /// The same for drafts, in one statement. Who comes first is counted first; who wants less than
    /// he may still have it when he may not.
    ///
    /// @return who is refused: of him too the counts are raised
    Map<OrderId, MemberLimitReached> takeAll(List<OrderDraft> drafts) {
        var wanted = new HashMap<Counted, Integer>();
        for (var draft : drafts) {
            draft.bought()
                    .forEach(
                            (product, units) -> wanted.merge(new Counted(draft.buyer(), product), units, Integer::sum));
        }
        // What was there before.
        var present = new HashMap<Counted, Integer>();
        for (var count : add(counts(wanted))) {
            var counted = new Counted(count.member(), count.product());
            present.put(counted, count.units() - wanted.getOrDefault(counted, 0));
        }
        var refused = new HashMap<OrderId, MemberLimitReached>();
        for (var draft : drafts) {
            var over = draft.limits().entrySet().stream()
                    .filter(limit -> present.getOrDefault(new Counted(draft.buyer(), limit.getKey()), 0)
                                    + draft.bought().getOrDefault(limit.getKey(), 0)
                            > limit.getValue())
                    .findFirst();
            if (over.isPresent()) {
                refused.put(
                        draft.id(),
                        new MemberLimitReached(over.get().getKey(), over.get().getValue()));
            } else {
                draft.bought()
                        .forEach((product, units) ->
                                present.merge(new Counted(draft.buyer(), product), units, Integer::sum));
            }
        }
        return refused;
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

    /// Raises counts, in the order of members and products.
    ///
    /// @return what each is now
    private List<Count> add(List<Count> more) {
        if (more.isEmpty()) return List.of();
        return jdbc.sql("""
                        insert into purchase_count as present (member_id, product_id, bought)
                        select * from unnest(:members, :products, :units) as more (member_id, product_id, units)
                        order by member_id, product_id
                        on conflict (member_id, product_id) do update set bought = present.bought + excluded.bought
                        returning member_id, product_id, bought
                        """)
                .param("members", array("uuid", more, count -> count.member().id()))
                .param("products", array("uuid", more, count -> count.product().id()))
                .param("units", array("int4", more, Count::units))
                .query((row, _) -> new Count(
                        new MemberId(row.getObject("member_id", UUID.class)),
                        new ProductId(row.getObject("product_id", UUID.class)),
                        row.getInt("bought")))
                .list();
    }

    private static List<Count> counts(Map<Counted, Integer> units) {
        return units.entrySet().stream()
                .map(entry -> new Count(entry.getKey().member(), entry.getKey().product(), entry.getValue()))
                .toList();
    }

    private static SqlArrayValue array(String type, List<Count> counts, Function<Count, ?> part) {
        return new SqlArrayValue(type, counts.stream().map(part).toArray());
    }

    private static SqlArrayValue products(Map<ProductId, Integer> units) {
        return new SqlArrayValue(
                "uuid", units.keySet().stream().map(ProductId::id).toArray());
    }

    private static SqlArrayValue units(Map<ProductId, Integer> units) {
        return new SqlArrayValue("int4", units.values().toArray());
    }

    private record Counted(MemberId member, ProductId product) {}

    private record Count(MemberId member, ProductId product, int units) {}
}
