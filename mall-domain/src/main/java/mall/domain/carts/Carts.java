package mall.domain.carts;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mall.domain.carts.CartRefusal.CartFull;
import mall.domain.carts.CartRefusal.LineFull;
import mall.domain.carts.CartRefusal.OverProductLimit;
import mall.domain.carts.CartRefusal.QuantityOutOfBounds;
import mall.domain.carts.CartRefusal.SkuOffSale;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.SaleState;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.SkuId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Puts things into carts and takes them out. What one member does to his cart happens one after
/// the other, so that two devices at once add up and never exceed a limit.
@Component
@Transactional
public class Carts {

    /// How many lines a cart can have.
    public static final int MAXIMUM_LINES = 100;

    /// How many units a line can hold.
    public static final int MAXIMUM_QUANTITY = 999;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Clock clock;

    Carts(JdbcClient jdbc, Catalog catalog, Clock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.clock = clock;
    }

    /// Adds units of a SKU to its line, selected, with today's price.
    ///
    /// @throws NotFound when no shopper can know this SKU
    /// @throws CartRefusal when it is off sale or would be too much
    public CartLineId add(MemberId member, SkuId sku, int quantity) {
        requireInBounds(quantity);
        var snapshot = requireOnSale(sku);
        oneAtATime(member);
        var line = jdbc.sql("""
                        insert into cart_line (id, member_id, sku_id, quantity, selected, price_seen_fen, added_at)
                        values (:id, :member, :sku, :quantity, true, :price, :now)
                        on conflict (member_id, sku_id) do update
                        set quantity = cart_line.quantity + excluded.quantity, selected = true,
                            price_seen_fen = excluded.price_seen_fen, added_at = excluded.added_at
                        where cart_line.quantity + excluded.quantity <= :maximum
                        returning id
                        """)
                .param("id", CartLineId.next().id())
                .param("member", member.id())
                .param("sku", sku.id())
                .param("quantity", quantity)
                .param("price", snapshot.price().fen())
                .param("now", Timestamp.from(clock.instant()))
                .param("maximum", MAXIMUM_QUANTITY)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new LineFull(sku, MAXIMUM_QUANTITY));
        requireWithinLimits(member, snapshot);
        return new CartLineId(line);
    }

    /// @throws NotFound when the line is not in this member's cart
    /// @throws CartRefusal when it would be too much
    public void setQuantity(CartLineId line, MemberId member, int quantity) {
        requireInBounds(quantity);
        oneAtATime(member);
        var sku = jdbc.sql(
                        "update cart_line set quantity = :quantity where id = :id and member_id = :member returning sku_id")
                .param("quantity", quantity)
                .param("id", line.id())
                .param("member", member.id())
                .query(UUID.class)
                .optional()
                .map(SkuId::new)
                .orElseThrow(() -> new NotFound("cart-line", line));
        var snapshot = catalog.skus(List.of(sku)).get(sku);
        if (snapshot != null) requireWithinLimits(member, snapshot);
    }

    /// Ticks a line: it is to be ordered next.
    public void select(CartLineId line, MemberId member) {
        tick(line, member, true);
    }

    /// Takes the tick away.
    public void unselect(CartLineId line, MemberId member) {
        tick(line, member, false);
    }

    /// Ticks these lines and no others.
    ///
    /// @throws NotFound when one is not in this member's cart
    public void selectOnly(MemberId member, Set<CartLineId> lines) {
        oneAtATime(member);
        requireOwn(member, lines);
        jdbc.sql("""
                        update cart_line set selected = (id = any(:ids))
                        where member_id = :member and selected <> (id = any(:ids))
                        """).param("ids", uuids(lines)).param("member", member.id()).update();
    }

    /// @throws NotFound when one of the lines is not in this member's cart
    public void remove(MemberId member, Set<CartLineId> lines) {
        oneAtATime(member);
        requireOwn(member, lines);
        jdbc.sql("delete from cart_line where member_id = :member and id = any(:ids)")
                .param("ids", uuids(lines))
                .param("member", member.id())
                .update();
    }

    /// Holds a cart still until the transaction ends: waits for whoever is changing it.
    public void hold(MemberId member) {
        oneAtATime(member);
    }

    /// The same for several carts, waiting for nobody.
    ///
    /// @return whose cart is held; the others' are being changed at this moment
    public Set<MemberId> holdAll(Set<MemberId> members) {
        return jdbc
                .sql("""
                        with asked as materialized (
                            select id, pg_try_advisory_xact_lock(hashtextextended('cart/' || id, 0)) as mine
                            from unnest(:members) as member (id))
                        select id from asked where mine
                        """)
                .param("members", array(members.stream().map(MemberId::id)))
                .query(UUID.class)
                .list()
                .stream()
                .map(MemberId::new)
                .collect(toSet());
    }

    /// These have been ordered and leave the carts, which their caller holds; what is not in a cart
    /// does not matter.
    public void ordered(Map<MemberId, Set<SkuId>> skus) {
        var buyers = skus.entrySet().stream()
                .flatMap(cart -> cart.getValue().stream().map(_ -> cart.getKey().id()));
        jdbc.sql("""
                        delete from cart_line using unnest(:members, :skus) as ordered (member_id, sku_id)
                        where cart_line.member_id = ordered.member_id and cart_line.sku_id = ordered.sku_id
                        """)
                .param("members", array(buyers))
                .param("skus", array(skus.values().stream().flatMap(Set::stream).map(SkuId::id)))
                .update();
    }

    private void tick(CartLineId line, MemberId member, boolean selected) {
        int changed = jdbc.sql("update cart_line set selected = :selected where id = :id and member_id = :member")
                .param("selected", selected)
                .param("id", line.id())
                .param("member", member.id())
                .update();
        if (changed == 0) throw new NotFound("cart-line", line);
    }

    private static void requireInBounds(int quantity) {
        if (quantity < 1 || quantity > MAXIMUM_QUANTITY) throw new QuantityOutOfBounds(MAXIMUM_QUANTITY);
    }

    private SkuSnapshot requireOnSale(SkuId sku) {
        var snapshot = catalog.skus(List.of(sku)).get(sku);
        if (snapshot == null || snapshot.state() == SaleState.DRAFT) throw new NotFound("sku", sku);
        if (!snapshot.isOnSale()) throw new SkuOffSale(sku);
        return snapshot;
    }

    /// After the change, so that whatever else is in the cart counts; a refusal undoes it.
    private void requireWithinLimits(MemberId member, SkuSnapshot changed) {
        var quantities = jdbc
                .sql("select sku_id, quantity from cart_line where member_id = :member")
                .param("member", member.id())
                .query(Quantity.class)
                .list()
                .stream()
                .collect(toMap(row -> new SkuId(row.skuId()), Quantity::quantity));
        if (quantities.size() > MAXIMUM_LINES) throw new CartFull(MAXIMUM_LINES);
        var limit = changed.maxPerOrder();
        if (limit == null) return;
        int units = catalog.skus(quantities.keySet()).values().stream()
                .filter(other -> other.product().equals(changed.product()))
                .mapToInt(other -> quantities.getOrDefault(other.id(), 0))
                .sum();
        if (units > limit) throw new OverProductLimit(changed.product(), limit);
    }

    private void requireOwn(MemberId member, Set<CartLineId> lines) {
        var own = jdbc.sql("select id from cart_line where member_id = :member")
                .param("member", member.id())
                .query(UUID.class)
                .set();
        for (var line : lines) {
            if (!own.contains(line.id())) throw new NotFound("cart-line", line);
        }
    }

    private void oneAtATime(MemberId member) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "cart/" + member)
                .query((_, _) -> true)
                .single();
    }

    private static SqlArrayValue uuids(Set<CartLineId> lines) {
        return array(lines.stream().map(CartLineId::id));
    }

    private static SqlArrayValue array(Stream<UUID> ids) {
        return new SqlArrayValue("uuid", ids.toArray());
    }

    private record Quantity(UUID skuId, int quantity) {}
}
