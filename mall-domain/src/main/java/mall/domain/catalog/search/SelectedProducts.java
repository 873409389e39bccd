package mall.domain.catalog.search;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.ProductCard;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.Money;
import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// The products on sale of a [Selection], for the pages of promotions.
@Component
public class SelectedProducts {

    private static final String SELECTED = """
            (:everything or product_id = any(:products) or categories && :categories
             or brand_id = any(:brands) or tags && :tags)
            and product_id <> all(:excludedProducts) and not categories && :excludedCategories
            """;

    private final JdbcClient jdbc;
    private final Catalog catalog;

    SelectedProducts(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /// What sells best comes first.
    ///
    /// @param after the `next` of the slice before; null for the first
    public Slice<ProductCard> list(Selection selection, @Nullable String after, int limit) {
        var place = after == null ? List.<String>of() : List.of(after.split("\\|", 2));
        var found = select(selection, """
                        select product_id, sold from product_index
                        where %s
                          and (:sold::bigint is null or (sold, product_id) < (:sold::bigint, :product::uuid))
                        order by sold desc, product_id desc limit :limit
                        """)
                .param("sold", place.isEmpty() ? null : Long.valueOf(place.getFirst()))
                .param("product", place.isEmpty() ? null : UUID.fromString(place.getLast()))
                .param("limit", limit + 1)
                .query((row, _) -> new Hit(new ProductId(row.getObject("product_id", UUID.class)), row.getLong("sold")))
                .list();
        var slice = Slice.of(found, limit, hit -> hit.sold() + "|" + hit.product());
        return new Slice<>(
                catalog.cards(slice.items().stream().map(Hit::product).toList()), slice.next());
    }

    /// Those that cost at least so much, the cheapest first; then those that cost less, the dearest
    /// first.
    ///
    /// @param except products that are known already
    public List<ProductCard> around(Selection selection, Money price, Set<ProductId> except, int limit) {
        var found = select(selection, """
                        select product_id from (
                            (select product_id, price_fen from product_index
                             where %s and product_id <> all(:except) and price_fen >= :price
                             order by price_fen, product_id limit :limit)
                            union all
                            (select product_id, price_fen from product_index
                             where %s and product_id <> all(:except) and price_fen < :price
                             order by price_fen desc, product_id limit :limit)
                        ) found
                        order by price_fen < :price, abs(price_fen - :price), product_id limit :limit
                        """)
                .param("except", uuids(except, ProductId::id))
                .param("price", price.fen())
                .param("limit", limit)
                .query((row, _) -> new ProductId(row.getObject("product_id", UUID.class)))
                .list();
        return catalog.cards(found);
    }

    /// @param sql with `%s` for what selects
    private StatementSpec select(Selection selection, String sql) {
        return jdbc.sql(sql.replace("%s", SELECTED))
                .param("everything", selection.isEverything())
                .param("products", uuids(selection.products(), ProductId::id))
                .param("categories", uuids(selection.categories(), CategoryId::id))
                .param("brands", uuids(selection.brands(), BrandId::id))
                .param("tags", new SqlArrayValue("text", selection.tags().toArray()))
                .param("excludedProducts", uuids(selection.excludedProducts(), ProductId::id))
                .param("excludedCategories", uuids(selection.excludedCategories(), CategoryId::id));
    }

    private static <T> SqlArrayValue uuids(Collection<T> ids, Function<T, UUID> id) {
        return new SqlArrayValue("uuid", ids.stream().map(id).toArray());
    }

    private record Hit(ProductId product, long sold) {}
}
