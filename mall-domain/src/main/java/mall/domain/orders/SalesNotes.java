package mall.domain.orders;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SalesCounts;
import mall.domain.orders.OrderEvent.OrderCancelled;
import mall.domain.orders.OrderEvent.OrderPaid;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells the catalog what is sold. Each paid order leaves a note per product, in its own
/// transaction; the notes are folded into the counts once a second, so that a hundred orders for
/// one product change its count once.
@Component
class SalesNotes {

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final SalesCounts counts;
    private final Clock clock;

    SalesNotes(JdbcClient jdbc, SalesCounts counts, Clock clock) {
        this.jdbc = jdbc;
        this.counts = counts;
        this.clock = clock;
    }

    @EventListener
    void on(OrderPaid event) {
        jdbc.sql("""
                        insert into product_sale (order_id, product_id, units, noted_at)
                        select order_id, product_id, sum(quantity - refunded), :now from order_line
                        where order_id = :order and not gift
                        group by order_id, product_id
                        """)
                .param("order", event.order().id())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// What was paid and is undone was not sold after all.
    @EventListener
    void on(OrderCancelled event) {
        jdbc.sql("""
                        insert into product_sale (order_id, product_id, units, noted_at)
                        select line.order_id, product_id, -sum(quantity - line.refunded), :now
                        from order_line line join customer_order o on o.id = line.order_id
                        where line.order_id = :order and not gift and o.paid_at is not null
                        group by line.order_id, product_id
                        """)
                .param("order", event.order().id())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    @Scheduled(fixedDelayString = "${mall.orders.sales-fold:1s}")
    @Transactional
    void fold() {
        while (foldBatch() == BATCH) {}
    }

    private int foldBatch() {
        Map<ProductId, Integer> sold = new HashMap<>();
        var notes = jdbc.sql("""
                        delete from product_sale where id in (
                            select id from product_sale order by id limit :limit for update skip locked)
                        returning product_id, units
                        """)
                .param("limit", BATCH)
                .query((row, _) -> sold.merge(
                        new ProductId(row.getObject("product_id", UUID.class)), row.getInt("units"), Integer::sum))
                .list()
                .size();
        sold.values().removeIf(units -> units == 0);
        counts.count(sold);
        return notes;
    }
}
