package mall.domain.carts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mall.domain.carts.LineProblem.FewerLeft;
import mall.domain.carts.LineProblem.Gone;
import mall.domain.carts.LineProblem.OffSale;
import mall.domain.carts.LineProblem.OverLimit;
import mall.domain.carts.LineProblem.PriceChanged;
import mall.domain.carts.LineProblem.SoldOut;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.inventory.StockViews;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Shows carts as they are today. One statement for the lines; what the SKUs are and how many are
/// left comes from memory.
@Component
public class CartViews {

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final StockViews stock;

    CartViews(JdbcClient jdbc, Catalog catalog, StockViews stock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.stock = stock;
    }

    public Cart of(MemberId member) {
        var rows = jdbc.sql("""
                        select id, sku_id, quantity, selected, price_seen_fen from cart_line
                        where member_id = :member order by added_at desc, id desc
                        """).param("member", member.id()).query(Row.class).list();
        var skus = rows.stream().map(Row::sku).toList();
        var snapshots = catalog.skus(skus);
        var available = stock.available(skus);
        var ofProduct = unitsOfProducts(rows, snapshots);
        return new Cart(rows.stream()
                .map(row -> line(row, snapshots.get(row.sku()), available.getOrDefault(row.sku(), 0), ofProduct))
                .toList());
    }

    public CartCount count(MemberId member) {
        return jdbc.sql(
                        "select count(*) as lines, coalesce(sum(quantity), 0) as units from cart_line where member_id = :member")
                .param("member", member.id())
                .query(CartCount.class)
                .single();
    }

    private static Map<ProductId, Integer> unitsOfProducts(List<Row> rows, Map<SkuId, SkuSnapshot> snapshots) {
        var units = new HashMap<ProductId, Integer>();
        for (var row : rows) {
            var snapshot = snapshots.get(row.sku());
            if (snapshot != null) units.merge(snapshot.product(), row.quantity(), Integer::sum);
        }
        return units;
    }

    private static CartLine line(
            Row row, @Nullable SkuSnapshot snapshot, int available, Map<ProductId, Integer> ofProduct) {
        return new CartLine(
                new CartLineId(row.id()),
                row.sku(),
                snapshot,
                row.quantity(),
                row.selected(),
                row.priceSeen(),
                snapshot == null ? List.of(new Gone()) : problems(row, snapshot, available, ofProduct));
    }

    /// What makes the line impossible, the plainest reason alone; then what is left to tell.
    private static List<LineProblem> problems(
            Row row, SkuSnapshot snapshot, int available, Map<ProductId, Integer> ofProduct) {
        if (!snapshot.isOnSale()) return List.of(new OffSale());
        if (available <= 0) return List.of(new SoldOut());
        var problems = new ArrayList<LineProblem>();
        if (available < row.quantity()) problems.add(new FewerLeft(available));
        var limit = snapshot.maxPerOrder();
        if (limit != null && ofProduct.getOrDefault(snapshot.product(), 0) > limit) problems.add(new OverLimit(limit));
        if (!snapshot.price().equals(row.priceSeen())) {
            problems.add(new PriceChanged(row.priceSeen(), snapshot.price()));
        }
        return problems;
    }

    private record Row(UUID id, UUID skuId, int quantity, boolean selected, long priceSeenFen) {

        SkuId sku() {
            return new SkuId(skuId);
        }

        Money priceSeen() {
            return Money.ofFen(priceSeenFen);
        }
    }
}
