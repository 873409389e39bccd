package mall.domain.inventory;

import static java.util.stream.Collectors.toMap;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import mall.domain.inventory.OutOfStock.Shortage;
import mall.domain.kernel.Ids;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.SkuId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
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

    /// How an allotment is to grow or, by less than nothing, to shrink.
    public record Change(AllotmentId allotment, SkuId sku, int units) {
        public Change {
            if (units == 0) throw new IllegalArgumentException("a move of nothing");
        }
    }

    /// Moves ordinary stock into an allotment, which begins to exist when it does not yet. More can
    /// be carved into it later, for another cause.
    ///
    /// @throws OutOfStock when less is available; nothing was carved
    public void carve(AllotmentId allotment, SkuId sku, int quantity, StockCause cause) {
        rearrange(List.of(new Change(allotment, sku, quantity)), cause, cause.id());
    }

    /// Moves a part of an allotment back into ordinary stock.
    ///
    /// @throws OutOfStock when less is free in the allotment
    public void giveBack(AllotmentId allotment, int quantity, StockCause cause) {
        rearrange(List.of(new Change(allotment, skuOf(allotment), -quantity)), cause, cause.id());
    }

    /// Makes many allotments grow or shrink, all of them or none, once per occasion. What shrinks
    /// gives back before anything is carved, so that units can go from one to another.
    ///
    /// @param changes one per allotment
    /// @throws OutOfStock naming each SKU of which too little is there; nothing was moved
    public void rearrange(List<Change> changes, StockCause cause, UUID occasion) {
        var growing = changes.stream().filter(change -> change.units() > 0).toList();
        var shrinking = changes.stream().filter(change -> change.units() < 0).toList();
        begin(growing);
        if (!growing.isEmpty() && !shrinking.isEmpty()) lock(changes);
        book(MovementKind.GIVE_BACK, shrinking, cause, occasion);
        book(MovementKind.CARVE, growing, cause, occasion);
    }

    /// Ends an allotment: nothing is sold from it any more and what is free in it goes back.
    /// Whatever is promised from it stays promised. Closing it again gives back what has become
    /// free since.
    public void close(AllotmentId allotment) {
        close(List.of(allotment));
    }

    /// As the other, for several at once.
    public void close(Collection<AllotmentId> allotments) {
        var ids = allotments.stream().map(AllotmentId::id).distinct().toArray();
        lock(
                ids,
                jdbc.sql("select sku_id from stock_pool where id = any(:ids)")
                        .param("ids", new SqlArrayValue("uuid", ids))
                        .query(UUID.class)
                        .list());
        var closed = jdbc.sql("""
                        update stock_pool set closed_at = coalesce(closed_at, :now) where id = any(:ids) and id <> sku_id
                        returning id, sku_id, on_hand - reserved as free
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("ids", new SqlArrayValue("uuid", ids))
                .query(Closed.class)
                .list();
        if (closed.size() < ids.length) throw new NotFound("allotment", allotments);
        var free = closed.stream()
                .filter(one -> one.free() > 0)
                .map(Closed::givenBack)
                .toList();
        var cause = new StockCause("closing", Ids.next());
        book(MovementKind.GIVE_BACK, free, cause, cause.id());
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

    private void begin(List<Change> growing) {
        if (growing.isEmpty()) return;
        jdbc.sql("""
                        insert into stock_pool (id, sku_id, on_hand)
                        select id, sku_id, 0 from unnest(:ids, :skus) as allotment (id, sku_id)
                        on conflict do nothing
                        """)
                .param("ids", uuids(growing, change -> change.allotment().id()))
                .param("skus", uuids(growing, change -> change.sku().id()))
                .update();
    }

    private void lock(List<Change> changes) {
        lock(
                changes.stream().map(change -> change.allotment().id()).toArray(),
                changes.stream().map(change -> change.sku().id()).distinct().toList());
    }

    /// All pools at once, in the order that everybody locks them in.
    private void lock(Object[] allotments, List<UUID> skus) {
        jdbc.sql("""
                        select id from stock_pool where id = any(:allotments) or id = any(:skus)
                        order by id for no key update
                        """)
                .param("allotments", new SqlArrayValue("uuid", allotments))
                .param("skus", new SqlArrayValue("uuid", skus.toArray()))
                .query(UUID.class)
                .list();
    }

    /// What goes into or comes out of a SKU's ordinary pool is one move, for however many of its
    /// allotments.
    private void book(MovementKind kind, List<Change> changes, StockCause cause, UUID occasion) {
        if (changes.isEmpty()) return;
        var ordinary = new LinkedHashMap<SkuId, Integer>();
        var moves = new ArrayList<Move>();
        for (var change : changes) {
            moves.add(Move.onHand(cause, occasion, change.allotment().id(), change.sku(), change.units()));
            ordinary.merge(change.sku(), -change.units(), Math::addExact);
        }
        ordinary.forEach((sku, units) -> moves.add(Move.onHand(cause, occasion, sku.id(), sku, units)));
        var refused = ledger.book(kind, moves, null, null).stream()
                .filter(Booked::isRefused)
                .toList();
        if (!refused.isEmpty()) throw outOfStock(moves, refused);
    }

    private OutOfStock outOfStock(List<Move> moves, List<Booked> refused) {
        var wanted = moves.stream().collect(toMap(Move::pool, move -> Math.abs(move.onHand())));
        var free = ledger.free(refused.stream().map(Booked::poolId).toList());
        return new OutOfStock(refused.stream()
                .map(line -> new Shortage(
                        line.sku(), wanted.getOrDefault(line.poolId(), 0), free.getOrDefault(line.poolId(), 0)))
                .toList());
    }

    private SkuId skuOf(AllotmentId allotment) {
        return jdbc.sql("select sku_id from stock_pool where id = :id and id <> sku_id")
                .param("id", allotment.id())
                .query(UUID.class)
                .optional()
                .map(SkuId::new)
                .orElseThrow(() -> new NotFound("allotment", allotment));
    }

    private static SqlArrayValue uuids(List<Change> changes, Function<Change, UUID> component) {
        return new SqlArrayValue("uuid", changes.stream().map(component).toArray());
    }

    private record Closed(UUID id, UUID skuId, int free) {
        Change givenBack() {
            return new Change(new AllotmentId(id), new SkuId(skuId), -free);
        }
    }
}
