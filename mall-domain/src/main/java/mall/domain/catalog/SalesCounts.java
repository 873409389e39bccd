package mall.domain.catalog;

import java.sql.Date;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import mall.domain.kernel.ShopCalendar;
import mall.domain.snapshots.SnapshotCache;
import mall.domain.snapshots.Snapshots;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How many units of each product were sold: folded in by whoever knows of sales, never counted
/// while an order is placed.
@Component
public class SalesCounts {

    private static final int RECENT_DAYS = 30;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SnapshotCache<ProductId, Sold> sold;

    SalesCounts(JdbcClient jdbc, Clock clock, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.sold = snapshots.cache("catalog.sales", 50_000, this::load);
    }

    /// Adds to what was sold today, in the caller's transaction, so that a sale is counted with
    /// the note that it was.
    ///
    /// @param units sold, by product; negative for what came back
    @Transactional
    public void count(Map<ProductId, Integer> units) {
        if (units.isEmpty()) return;
        // In one order, so that two callers never wait for each other.
        var sorted = new TreeMap<UUID, Integer>();
        units.forEach((product, count) -> sorted.put(product.id(), count));
        jdbc.sql("""
                        insert into product_sales (product_id, day, sold)
                        select product_id, :today, units
                        from unnest(:products, :units) as told (product_id, units)
                        where exists (select from product where id = product_id)
                        on conflict (product_id, day) do update set sold = product_sales.sold + excluded.sold
                        """)
                .param("products", new SqlArrayValue("uuid", sorted.keySet().toArray()))
                .param("units", new SqlArrayValue("int4", sorted.values().toArray()))
                .param("today", Date.valueOf(ShopCalendar.dayOf(clock.instant())))
                .update();
    }

    /// What was sold of these products, some minutes old.
    public Map<ProductId, Sold> sold(Collection<ProductId> products) {
        return sold.getAll(products);
    }

    /// @param ever units since the first day
    /// @param recently units in the last thirty days
    public record Sold(long ever, long recently) {

        public static final Sold NOTHING = new Sold(0, 0);
    }

    private Map<ProductId, Sold> load(Set<ProductId> products) {
        Map<ProductId, Sold> loaded = new HashMap<>();
        products.forEach(product -> loaded.put(product, Sold.NOTHING));
        jdbc.sql("""
                        select product_id, sum(sold) as ever, sum(sold) filter (where day > :since) as recently
                        from product_sales where product_id = any(:products) group by product_id
                        """)
                .param(
                        "products",
                        new SqlArrayValue(
                                "uuid", products.stream().map(ProductId::id).toArray()))
                .param("since", Date.valueOf(ShopCalendar.dayOf(clock.instant()).minusDays(RECENT_DAYS)))
                .query(row -> {
                    // What came back may outweigh what was sold; nobody sold less than nothing.
                    loaded.put(
                            new ProductId(row.getObject("product_id", UUID.class)),
                            new Sold(Math.max(0, row.getLong("ever")), Math.max(0, row.getLong("recently"))));
                });
        return loaded;
    }
}
