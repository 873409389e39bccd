package mall.domain.inventory;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import mall.domain.kernel.SkuId;
import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// How much there is. None of this is a promise: only [Stock#reserve] decides.
@Component
public class StockViews {

    private final JdbcClient jdbc;
    private final Availability availability;

    StockViews(JdbcClient jdbc, Availability availability) {
        this.jdbc = jdbc;
        this.availability = availability;
    }

    /// How much an ordinary order may take, as shoppers see it: from memory, at most a second old.
    /// A SKU of which no stock is kept has none.
    public Map<SkuId, Integer> available(Collection<SkuId> skus) {
        return availability.of(skus);
    }

    /// How much there is at this moment; without the SKUs of which no stock is kept.
    public Map<SkuId, StockLevel> levels(Collection<SkuId> skus) {
        return jdbc
                .sql("""
                        select pool.sku_id,
                               pool.on_hand + coalesce(sum(allotment.on_hand), 0) as on_hand,
                               pool.reserved + coalesce(sum(allotment.reserved), 0) as reserved,
                               coalesce(sum(allotment.on_hand - allotment.reserved), 0) as allotted,
                               pool.on_hand - pool.reserved as available,
                               pool.low_mark
                        from stock_pool pool
                        left join stock_pool allotment
                            on allotment.sku_id = pool.id and allotment.id <> allotment.sku_id and allotment.on_hand > 0
                        where pool.id = any(:skus) and pool.id = pool.sku_id
                        group by pool.id
                        """)
                .param(
                        "skus",
                        new SqlArrayValue(
                                "uuid", skus.stream().map(SkuId::id).distinct().toArray()))
                .query(Row.class)
                .list()
                .stream()
                .collect(toMap(row -> new SkuId(row.skuId()), Row::level));
    }

    /// What should be bought in soon, in the order of the SKUs' ids.
    ///
    /// @param after the SKU after which the list goes on; null at its beginning
    public Slice<LowStock> low(@Nullable SkuId after, int limit) {
        var rows = jdbc
                .sql("""
                        select id, on_hand - reserved as available, low_mark from stock_pool
                        where id = sku_id and on_hand - reserved <= low_mark and (:after::uuid is null or id > :after::uuid)
                        order by id limit :oneMore
                        """)
                .param("after", after == null ? null : after.id())
                .param("oneMore", limit + 1)
                .query(LowRow.class)
                .list()
                .stream()
                .map(row -> new LowStock(new SkuId(row.id()), row.available(), row.lowMark()))
                .toList();
        return Slice.of(rows, limit, low -> low.sku().toString());
    }

    /// What has moved, the latest first.
    ///
    /// @param before the [StockMovement#seq()] before which the list goes on; null at its beginning
    public Slice<StockMovement> movements(SkuId sku, @Nullable Long before, int limit) {
        var rows = jdbc
                .sql("""
                        select seq, sku_id, pool_id, kind, on_hand, reserved, cause_kind, cause_id, occasion, actor, reason, at
                        from stock_movement where sku_id = :sku and (:before::bigint is null or seq < :before::bigint)
                        order by seq desc limit :oneMore
                        """)
                .param("sku", sku.id())
                .param("before", before)
                .param("oneMore", limit + 1)
                .query(MovementRow.class)
                .list()
                .stream()
                .map(MovementRow::movement)
                .toList();
        return Slice.of(rows, limit, movement -> Long.toString(movement.seq()));
    }

    private record Row(UUID skuId, int onHand, int reserved, int allotted, int available, int lowMark) {

        StockLevel level() {
            return new StockLevel(onHand, reserved, allotted, available, lowMark);
        }
    }

    private record LowRow(UUID id, int available, int lowMark) {}

    private record MovementRow(
            long seq,
            UUID skuId,
            UUID poolId,
            MovementKind kind,
            int onHand,
            int reserved,
            String causeKind,
            UUID causeId,
            UUID occasion,
            @Nullable String actor,
            @Nullable String reason,
            Instant at) {

        StockMovement movement() {
            return new StockMovement(
                    seq,
                    new SkuId(skuId),
                    poolId.equals(skuId) ? null : new AllotmentId(poolId),
                    kind,
                    onHand,
                    reserved,
                    new StockCause(causeKind, causeId),
                    occasion,
                    actor,
                    reason,
                    at);
        }
    }
}
