package mall.domain.inventory;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import mall.domain.kernel.Actor;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// The only place where stock moves. One statement books movements, keeps the reservations in
/// step and changes the pools, so that an order costs one round trip and the row that everybody
/// wants is held as briefly as can be.
///
/// What makes it right under any number of buyers: the movement's primary key admits a move once;
/// the pools are locked in the order of their ids; and each changes only if it can bear all its
/// moves together at that moment. Whoever calls undoes the transaction when a move is refused.
@Component
class StockLedger {

    private static final String BOOK = """
            with move as (
                select * from unnest(:causeKinds, :causes, :occasions, :pools, :skus, :onHands, :reserveds)
                    as move (cause_kind, cause_id, occasion, pool_id, sku_id, on_hand, reserved)
                -- The limit changes nothing but the planner's mind: unsure how many moves there are, it
                -- keeps one plan for all orders instead of making one for each.
                limit :moves
            ), booked as (
                insert into stock_movement
                    (cause_kind, cause_id, occasion, pool_id, sku_id, on_hand, reserved, kind, at, actor, reason)
                select cause_kind, cause_id, occasion, pool_id, sku_id, on_hand, reserved, :kind, :now, :actor, :reason
                from move order by pool_id
                on conflict do nothing
                returning cause_kind, cause_id, occasion, pool_id, sku_id, on_hand, reserved
            ), total as (
                select pool_id, sum(on_hand) as on_hand, sum(reserved) as reserved from booked group by pool_id
            ), {reservations}
            mine as (
                {lock}
            ), changed as (
                update stock_pool pool
                set on_hand = pool.on_hand + total.on_hand, reserved = pool.reserved + total.reserved
                from mine join total on total.pool_id = mine.id
                where pool.id = mine.id
                  and pool.reserved + total.reserved between 0 and pool.on_hand + total.on_hand
                  and pool.on_hand + total.on_hand <= 1000000000
                  and (pool.closed_at is null or (total.on_hand <= 0 and total.reserved <= 0))
                returning pool.id, old.on_hand - old.reserved as before, new.on_hand - new.reserved as after, new.on_hand
            )
            select booked.pool_id, booked.sku_id, changed.id is not null as is_done,
                   coalesce(changed.before, 0) as before, coalesce(changed.after, 0) as after,
                   coalesce(changed.on_hand, 0) as on_hand
            from booked left join changed on changed.id = booked.pool_id
            """;

    private static final Statements BOOK_ONLY = Statements.of("", "booked");

    /// The reservations come before the pools, as everybody locks them.
    private static final Statements BOOK_AND_HOLD = Statements.of("""
            held as (
                insert into stock_reservation (cause_kind, cause_id, pool_id, sku_id, occasion, quantity, since)
                select cause_kind, cause_id, pool_id, sku_id, occasion, reserved, :now from booked
                on conflict (cause_id, pool_id, cause_kind) do update
                set quantity = stock_reservation.quantity + excluded.quantity, occasion = excluded.occasion
                returning pool_id
            ),""", "held");

    private static final Statements BOOK_AND_LET_GO = Statements.of("""
            kept as (
                update stock_reservation reservation set quantity = reservation.quantity + booked.reserved from booked
                where reservation.cause_id = booked.cause_id and reservation.pool_id = booked.pool_id
                  and reservation.cause_kind = booked.cause_kind and reservation.quantity > -booked.reserved
            ), ended as (
                delete from stock_reservation reservation using booked
                where reservation.cause_id = booked.cause_id and reservation.pool_id = booked.pool_id
                  and reservation.cause_kind = booked.cause_kind and reservation.quantity = -booked.reserved
            ),""", "booked");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Availability availability;

    StockLedger(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events, Availability availability) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.availability = availability;
    }

    /// Books moves that leave reservations alone.
    ///
    /// @return what became of them, without those that were booked before
    List<Booked> book(MovementKind kind, List<Move> moves, @Nullable Actor by, @Nullable String reason) {
        return execute(BOOK_ONLY, kind, moves, by, reason);
    }

    /// Locks the pools by a statement of their own: the one that books would judge by what was there
    /// when it began, and refuse whoever waited for units that came back. Only for causes without
    /// reservations, since these are locked before pools.
    void lockPools(List<Move> moves) {
        jdbc.sql("select id from stock_pool where id = any(:pools) order by id for no key update")
                .param("pools", array("uuid", moves, Move::pool))
                .query(UUID.class)
                .list();
    }

    /// Books what is promised to causes.
    List<Booked> hold(List<Move> moves) {
        return execute(BOOK_AND_HOLD, MovementKind.RESERVE, moves, null, null);
    }

    /// Books the end of promises: released or shipped. The caller has locked the reservations and
    /// knows that they suffice.
    List<Booked> letGo(MovementKind kind, List<Move> moves) {
        return execute(BOOK_AND_LET_GO, kind, moves, null, null);
    }

    private List<Booked> execute(
            Statements sql, MovementKind kind, List<Move> moves, @Nullable Actor by, @Nullable String reason) {
        var booked = jdbc.sql(moves.size() == 1 ? sql.forOne() : sql.forMany())
                .param("causeKinds", array("text", moves, move -> move.cause().kind()))
                .param("causes", array("uuid", moves, move -> move.cause().id()))
                .param("occasions", array("uuid", moves, Move::occasion))
                .param("pools", array("uuid", moves, Move::pool))
                .param("skus", array("uuid", moves, move -> move.sku().id()))
                .param("onHands", array("int4", moves, Move::onHand))
                .param("reserveds", array("int4", moves, Move::reserved))
                .param("moves", moves.size())
                .param("kind", kind.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", by == null ? null : by.code(), Types.VARCHAR)
                .param("reason", reason, Types.VARCHAR)
                .query(Booked.class)
                .list();
        announce(booked);
        return booked;
    }

    private void announce(Collection<Booked> booked) {
        availability.note(
                booked.stream().filter(Booked::isDone).map(Booked::sku).collect(toSet()));
        var replenished =
                booked.stream().filter(Booked::isReplenished).map(Booked::sku).collect(toSet());
        if (!replenished.isEmpty()) events.publishEvent(new StockReplenished(replenished));
    }

    private static <T> SqlArrayValue array(String type, List<Move> moves, Function<Move, T> component) {
        return new SqlArrayValue(type, moves.stream().map(component).toArray());
    }

    /// What is free at this moment in those pools that exist.
    Map<UUID, Integer> free(Collection<UUID> pools) {
        return jdbc
                .sql("""
                        select id, case when closed_at is null then on_hand - reserved else 0 end as free
                        from stock_pool where id = any(:pools)
                        """)
                .param("pools", new SqlArrayValue("uuid", pools.toArray()))
                .query(Free.class)
                .list()
                .stream()
                .collect(toMap(Free::id, Free::free));
    }

    /// What is reserved for a cause, locked until the transaction ends, in the order of the pools.
    List<Reservation> lockReservations(StockCause cause) {
        return jdbc.sql("""
                        select pool_id, sku_id, occasion, quantity from stock_reservation
                        where cause_id = :cause and cause_kind = :kind order by pool_id for update
                        """)
                .param("cause", cause.id())
                .param("kind", cause.kind())
                .query(Reservation.class)
                .list();
    }

    boolean isBooked(MovementKind kind, StockCause cause, UUID occasion) {
        return jdbc.sql("""
                        select exists (select from stock_movement
                            where cause_id = :cause and occasion = :occasion and cause_kind = :causeKind and kind = :kind)
                        """)
                .param("cause", cause.id())
                .param("occasion", occasion)
                .param("causeKind", cause.kind())
                .param("kind", kind.name())
                .query(Boolean.class)
                .single();
    }

    /// What is promised to a cause in one pool.
    record Reservation(UUID poolId, UUID skuId, UUID occasion, int quantity) {

        SkuId sku() {
            return new SkuId(skuId);
        }

        boolean isOrdinary() {
            return poolId.equals(skuId);
        }
    }

    private record Free(UUID id, int free) {}

    /// One pool is locked by its update; of several, the update would lock one after the other in
    /// whatever order the planner likes, so they are locked before it.
    private record Statements(String forOne, String forMany) {

        static Statements of(String reservations, String before) {
            var sql = BOOK.replace("{reservations}", reservations);
            return new Statements(
                    sql.replace("{lock}", "select pool_id as id from " + before),
                    sql.replace("{lock}", """
                            select id from stock_pool where id in (select pool_id from %s) order by id for no key update
                            """.formatted(before)));
        }
    }
}
