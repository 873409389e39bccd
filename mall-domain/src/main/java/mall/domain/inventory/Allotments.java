package mall.domain.inventory;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import mall.domain.inventory.OutOfStock.Shortage;
import mall.domain.kernel.Ids;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.SkuId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Sets stock aside for promotions. An allotment is carved out of the ordinary stock, sold from by
/// takes that name it, and closed when the promotion is over; from then on whatever is free in it
/// goes back to ordinary stock, also what orders release later.
@Component
@Transactional
public class Allotments {

    private final StockLedger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    Allotments(StockLedger ledger, JdbcClient jdbc, Clock clock) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Moves ordinary stock into an allotment, which begins to exist when it does not yet. More can
    /// be carved into it later, for another cause.
    ///
    /// @throws OutOfStock when less is available; nothing was carved
    public void carve(AllotmentId allotment, SkuId sku, int quantity, StockCause cause) {
        jdbc.sql("insert into stock_pool (id, sku_id, on_hand) values (:id, :sku, 0) on conflict do nothing")
                .param("id", allotment.id())
                .param("sku", sku.id())
                .update();
        move(MovementKind.CARVE, allotment, sku, quantity, cause);
    }

    /// Moves a part of an allotment back into ordinary stock.
    ///
    /// @throws OutOfStock when less is free in the allotment
    public void giveBack(AllotmentId allotment, int quantity, StockCause cause) {
        move(MovementKind.GIVE_BACK, allotment, skuOf(allotment), -quantity, cause);
    }

    /// Ends an allotment: nothing is sold from it any more and what is free in it goes back.
    /// Whatever is promised from it stays promised. Closing it again gives back what has become
    /// free since.
    public void close(AllotmentId allotment) {
        var sku = skuOf(allotment);
        // Both pools at once, in the order that everybody locks them in.
        jdbc.sql("select id from stock_pool where id in (:id, :sku) order by id for no key update")
                .param("id", allotment.id())
                .param("sku", sku.id())
                .query(UUID.class)
                .list();
        int free = jdbc.sql("""
                        update stock_pool set closed_at = coalesce(closed_at, :now) where id = :id
                        returning on_hand - reserved
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", allotment.id())
                .query(Integer.class)
                .single();
        if (free > 0) move(MovementKind.GIVE_BACK, allotment, sku, -free, new StockCause("closing", Ids.next()));
    }

    /// Closed allotments in which something has become free since they were closed.
    List<AllotmentId> closedWithFreeStock() {
        return jdbc.sql("""
                        select id from stock_pool
                        where id <> sku_id and closed_at is not null and on_hand > reserved
                        order by id limit 100
                        """).query(UUID.class).list().stream()
                .map(AllotmentId::new)
                .toList();
    }

    private void move(MovementKind kind, AllotmentId allotment, SkuId sku, int quantity, StockCause cause) {
        if (quantity == 0) throw new IllegalArgumentException("a move of nothing");
        var moves = List.of(
                Move.onHand(cause, cause.id(), allotment.id(), sku, quantity),
                Move.onHand(cause, cause.id(), sku.id(), sku, -quantity));
        for (var line : ledger.book(kind, moves, null, null)) {
            if (line.isDone()) continue;
            int free = ledger.free(List.of(line.poolId())).getOrDefault(line.poolId(), 0);
            throw new OutOfStock(List.of(new Shortage(sku, Math.abs(quantity), free)));
        }
    }

    private SkuId skuOf(AllotmentId allotment) {
        return jdbc.sql("select sku_id from stock_pool where id = :id and id <> sku_id")
                .param("id", allotment.id())
                .query(UUID.class)
                .optional()
                .map(SkuId::new)
                .orElseThrow(() -> new NotFound("allotment", allotment));
    }
}
