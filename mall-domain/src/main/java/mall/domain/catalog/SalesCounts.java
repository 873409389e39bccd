package mall.domain.catalog;

import java.sql.Date;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import mall.domain.kernel.ShopCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How many units of each product were sold: folded in by whoever knows of sales, never counted
/// while an order is placed.
@Component
public class SalesCounts {

    private final JdbcClient jdbc;
    private final Clock clock;

    SalesCounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Adds to what was sold today, in the caller's transaction, so that a sale is counted with
    /// the note that it was.
    ///
    /// @param sold units by product; negative for what came back
    @Transactional
    public void count(Map<ProductId, Integer> sold) {
        if (sold.isEmpty()) return;
        // In one order, so that two callers never wait for each other.
        var sorted = new TreeMap<UUID, Integer>();
        sold.forEach((product, units) -> sorted.put(product.id(), units));
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
}
