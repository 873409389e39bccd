package mall.domain.inventory;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import mall.domain.inventory.OutOfStock.Shortage;
import mall.domain.inventory.StockLedger.Reservation;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Idempotency;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.SkuId;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/// Moves stock, in the caller's transaction where there is one. A second identical call changes
/// nothing; a [mall.domain.kernel.Refusal] undoes the whole transaction.
///
/// [#reserve] locks the stock that everybody wants until the transaction ends: write everything
/// else first, and commit right after.
@Component
@Transactional
public class Stock {

    private final StockLedger ledger;
    private final JdbcClient jdbc;
    private final Idempotency idempotency;

    Stock(StockLedger ledger, JdbcClient jdbc, Idempotency idempotency) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.idempotency = idempotency;
    }

    /// Begins to keep stock of a SKU; nothing happens when it is kept already.
    public void open(SkuId sku, int onHand, Actor by) {
        if (onHand < 0) throw new IllegalArgumentException("an opening stock of " + onHand);
        var created = jdbc.sql("""
                        insert into stock_pool (id, sku_id, on_hand) values (:sku, :sku, 0) on conflict do nothing
                        """).param("sku", sku.id()).update();
        if (created == 0 || onHand == 0) return;
        var cause = new StockCause("sku", sku.id());
        var move = Move.onHand(cause, cause.id(), sku.id(), sku, onHand);
        ledger.book(MovementKind.OPEN, List.of(move), by, null);
    }

    /// Adds to what is on hand, or takes away what is not promised.
    ///
    /// @param cause the adjustment itself, so that it is made once
    /// @return what is now on hand in the ordinary stock
    /// @throws StockTooLow when less would be left than is reserved
    public int adjust(SkuId sku, int change, String reason, StockCause cause, Actor by) {
        if (change == 0) throw new NoAdjustment(sku);
        var move = Move.onHand(cause, cause.id(), sku.id(), sku, change);
        var booked = ledger.book(MovementKind.ADJUST, List.of(move), by, reason);
        if (booked.isEmpty()) return onHand(sku);
        if (booked.getFirst().isDone()) return booked.getFirst().onHand();
        var free = ledger.free(List.of(sku.id())).get(sku.id());
        if (free == null) throw new NotFound("sku", sku);
        throw new StockTooLow(sku, change, free);
    }

    /// As the other, once per key.
    public int adjust(SkuId sku, int change, String reason, IdempotencyKey key, Actor by) {
        var adjustment = idempotency.once(key, () -> {
            var cause = new StockCause("adjustment", Ids.next());
            adjust(sku, change, reason, cause, by);
            return cause.id();
        });
        return adjust(sku, change, reason, new StockCause("adjustment", adjustment), by);
    }

    /// Promises stock to a cause, all of it or nothing.
    ///
    /// @throws OutOfStock when there is not enough of something
    /// @throws IllegalStateException when the cause had this stock before and has let it go since;
    /// to promise it anew takes another occasion
    public void reserve(StockCause cause, List<Take> takes) {
        reserve(cause, cause.id(), takes);
    }

    /// Promises stock to a cause that has had some before, once per occasion: an order that is
    /// revived by a late payment.
    public void reserve(StockCause cause, UUID occasion, List<Take> takes) {
        var moves = merged(takes).stream()
                .map(take -> Move.reserve(cause, occasion, take))
                .toList();
        var booked = ledger.hold(moves);
        if (booked.isEmpty()) {
            requireStillHeld(cause, moves);
        } else if (booked.size() < moves.size()) {
            throw new IllegalStateException("%s at %s has reserved other goods".formatted(cause, occasion));
        } else if (booked.stream().anyMatch(Booked::isRefused)) {
            throw outOfStock(moves, booked);
        }
    }

    /// Promises stock to several causes that have had none before, in one statement: to each all of it
    /// or nothing. Who comes first is served first; who wants less than he may still be served when
    /// he is not.
    ///
    /// @return who is refused. When somebody is, the stock of the others is not taken either: this
    /// transaction can only be undone, and its caller comes again without him
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<StockCause, OutOfStock> reserveAll(List<Want> wants) {
        var moves = new ArrayList<Move>();
        for (var want : wants) {
            var cause = want.cause();
            merged(want.takes()).forEach(take -> moves.add(Move.reserve(cause, cause.id(), take)));
        }
        ledger.lockPools(moves);
        var booked = ledger.hold(moves);
        if (booked.size() < moves.size()) throw new IllegalStateException("some of it was reserved before");
        if (booked.stream().allMatch(Booked::isDone)) return Map.of();
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return refused(wants, booked);
    }

    /// Takes back all that is still promised to a cause; nothing when nothing is.
    public void release(StockCause cause) {
        var promises = new Promises(cause, ledger.lockReservations(cause));
        promises.takeAll();
        book(MovementKind.RELEASE, promises.taken(MovementKind.RELEASE));
    }

    /// Takes back a part of what is promised to a cause, once per occasion.
    ///
    /// @throws NotReserved when less is promised
    public void release(StockCause cause, UUID occasion, List<Take> takes) {
        letGo(MovementKind.RELEASE, cause, occasion, takes);
    }

    /// What was promised leaves the house.
    ///
    /// @throws NotReserved when less is promised
    public void shipOut(StockCause cause, UUID parcel, List<Take> takes) {
        letGo(MovementKind.SHIP, cause, parcel, takes);
    }

    /// What had been shipped for a cause came back and can be sold again, as ordinary stock.
    ///
    /// @param occasion the return, so that it is put back once
    /// @throws NotShipped when more came back than had gone
    public void putBack(StockCause cause, UUID occasion, List<Take> takes) {
        var moves = merged(takes.stream()
                        .map(take -> Take.of(take.sku(), take.quantity()))
                        .toList())
                .stream()
                .map(take -> Move.onHand(cause, occasion, take.pool(), take.sku(), take.quantity()))
                .toList();
        var booked = ledger.book(MovementKind.PUT_BACK, moves, null, null);
        if (booked.isEmpty()) return;
        if (booked.stream().anyMatch(Booked::isRefused)) throw new IllegalStateException("no room for " + booked);
        requireShipped(cause);
    }

    /// How much an ordinary order may take, and will be able to take until this transaction ends.
    public int hold(SkuId sku) {
        return jdbc.sql("select on_hand - reserved from stock_pool where id = :sku and sku_id = :sku for share")
                .param("sku", sku.id())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /// At or below this mark the SKU is on the low-stock list.
    public void setLowMark(SkuId sku, int mark) {
        var changed = jdbc.sql("update stock_pool set low_mark = :mark where id = :sku and sku_id = :sku")
                .param("mark", mark)
                .param("sku", sku.id())
                .update();
        if (changed == 0) throw new NotFound("sku", sku);
    }

    private void letGo(MovementKind kind, StockCause cause, UUID occasion, List<Take> takes) {
        var promises = new Promises(cause, ledger.lockReservations(cause));
        if (ledger.isBooked(kind, cause, occasion)) return;
        promises.take(takes);
        book(kind, promises.taken(kind, occasion));
    }

    private void book(MovementKind kind, List<Move> moves) {
        if (moves.isEmpty()) return;
        var booked = ledger.letGo(kind, moves);
        if (!booked.stream().allMatch(Booked::isDone))
            throw new IllegalStateException("stock is not in step: " + booked);
    }

    private OutOfStock outOfStock(List<Move> moves, List<Booked> booked) {
        var wanted = moves.stream().collect(toMap(Move::pool, Move::reserved));
        var refused = booked.stream().filter(Booked::isRefused).toList();
        var free = ledger.free(refused.stream().map(Booked::poolId).toList());
        return new OutOfStock(refused.stream()
                .map(line -> new Shortage(
                        line.sku(), wanted.getOrDefault(line.poolId(), 0), free.getOrDefault(line.poolId(), 0)))
                .toList());
    }

    /// Who is not served from what was there before this transaction took anything. The pools are
    /// locked, so that what lacked still does; only one that was opened meanwhile may not.
    private Map<StockCause, OutOfStock> refused(List<Want> wants, List<Booked> booked) {
        var lacking =
                booked.stream().filter(Booked::isRefused).map(Booked::poolId).collect(toSet());
        var left = new HashMap<>(ledger.free(lacking));
        booked.stream().filter(Booked::isDone).forEach(line -> left.put(line.poolId(), line.before()));
        var refused = notServed(wants, left);
        if (refused.isEmpty()) throw new ConcurrencyFailureException("there is enough by now of " + lacking);
        return refused;
    }

    /// Serves one after the other.
    private static Map<StockCause, OutOfStock> notServed(List<Want> wants, Map<UUID, Integer> free) {
        var left = new HashMap<>(free);
        var refused = new LinkedHashMap<StockCause, OutOfStock>();
        for (var want : wants) {
            var takes = merged(want.takes());
            var shortages = takes.stream()
                    .filter(take -> left.getOrDefault(take.pool(), 0) < take.quantity())
                    .map(take -> new Shortage(take.sku(), take.quantity(), left.getOrDefault(take.pool(), 0)))
                    .toList();
            if (shortages.isEmpty()) takes.forEach(take -> left.merge(take.pool(), -take.quantity(), Integer::sum));
            else refused.put(want.cause(), new OutOfStock(shortages));
        }
        return refused;
    }

    /// A repeat is welcome while the first call's promise stands. When it has been let go since, to
    /// do nothing would be to sell what is not there.
    private void requireStillHeld(StockCause cause, List<Move> moves) {
        var held = ledger.lockReservations(cause).stream().collect(toMap(Reservation::poolId, Reservation::quantity));
        for (var move : moves) {
            if (held.getOrDefault(move.pool(), 0) < move.reserved()) {
                throw new IllegalStateException("%s has let go of what it reserved".formatted(cause));
            }
        }
    }

    private void requireShipped(StockCause cause) {
        var excess = jdbc.sql("""
                        select sku_id from stock_movement
                        where cause_id = :cause and cause_kind = :kind and kind in ('SHIP', 'PUT_BACK')
                        group by sku_id having sum(on_hand) > 0
                        """)
                .param("cause", cause.id())
                .param("kind", cause.kind())
                .query(UUID.class)
                .list();
        if (!excess.isEmpty()) throw new NotShipped(cause, new SkuId(excess.getFirst()));
    }

    private int onHand(SkuId sku) {
        return jdbc.sql("select on_hand from stock_pool where id = :sku")
                .param("sku", sku.id())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new NotFound("sku", sku));
    }

    /// What a cause is to be promised.
    public record Want(StockCause cause, List<Take> takes) {

        public Want {
            takes = List.copyOf(takes);
        }
    }

    /// One take per pool: a move is unique within its cause and occasion.
    private static List<Take> merged(List<Take> takes) {
        if (takes.isEmpty()) throw new IllegalArgumentException("nothing to take");
        return List.copyOf(takes.stream()
                .collect(toMap(
                        Take::pool,
                        take -> take,
                        (a, b) -> new Take(a.sku(), a.allotment(), Math.addExact(a.quantity(), b.quantity())),
                        TreeMap::new))
                .values());
    }
}
