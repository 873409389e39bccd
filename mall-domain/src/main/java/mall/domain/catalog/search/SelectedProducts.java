package mall.domain.catalog.search;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.ProductCard;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// The products on sale of a [Selection], for the pages of promotions.
@Component
public class SelectedProducts {

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
        var found = jdbc.sql("""
                        select product_id, sold from product_index
                        where (:everything or product_id = any(:products) or categories && :categories
                               or brand_id = any(:brands) or tags && :tags)
                          and product_id <> all(:excludedProducts) and not categories && :excludedCategories
                          and (:sold::bigint is null or (sold, product_id) < (:sold::bigint, :product::uuid))
                        order by sold desc, product_id desc limit :limit
                        """)
                .param("everything", selection.isEverything())
                .param("products", uuids(selection.products(), ProductId::id))
                .param("categories", uuids(selection.categories(), CategoryId::id))
                .param("brands", uuids(selection.brands(), BrandId::id))
                .param("tags", new SqlArrayValue("text", selection.tags().toArray()))
                .param("excludedProducts", uuids(selection.excludedProducts(), ProductId::id))
                .param("excludedCategories", uuids(selection.excludedCategories(), CategoryId::id))
                .param("sold", place.isEmpty() ? null : Long.valueOf(place.getFirst()))
                .param("product", place.isEmpty() ? null : UUID.fromString(place.getLast()))
                .param("limit", limit + 1)
                .query((row, _) -> new Hit(new ProductId(row.getObject("product_id", UUID.class)), row.getLong("sold")))
                .list();
        var slice = Slice.of(found, limit, hit -> hit.sold() + "|" + hit.product());
        return new Slice<>(
                catalog.cards(slice.items().stream().map(Hit::product).toList()), slice.next());
    }

    private static <T> SqlArrayValue uuids(Collection<T> ids, Function<T, UUID> id) {
        return new SqlArrayValue("uuid", ids.stream().map(id).toArray());
    }

    private record Hit(ProductId product, long sold) {}
}
