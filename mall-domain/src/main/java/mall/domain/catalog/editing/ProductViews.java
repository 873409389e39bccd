package mall.domain.catalog.editing;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SaleState;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Products as the console shows them, drafts too, as the database has them at this moment.
@Component
@Transactional(readOnly = true)
public class ProductViews {

    private final ProductRepository products;
    private final Catalog catalog;
    private final JdbcClient jdbc;

    ProductViews(ProductRepository products, Catalog catalog, JdbcClient jdbc) {
        this.products = products;
        this.catalog = catalog;
        this.jdbc = jdbc;
    }

    public EditableProduct editable(ProductId id) {
        return products.findById(id).map(Product::editable).orElseThrow(() -> new NotFound("product", id));
    }

    /// The newest first.
    ///
    /// @param after the id of the last product seen; null at the beginning
    public Slice<ListedProduct> list(ProductFilter filter, @Nullable ProductId after, int limit) {
        var shelves = filter.category() == null
                ? List.of()
                : catalog.categories().subtree(filter.category()).stream()
                        .map(category -> (Object) category.id())
                        .toList();
        var rows = jdbc
                .sql("""
                        select p.id, p.title, p.pictures[1] as picture, p.state, p.changed_at, p.version,
                               coalesce(s.lowest, 0) as lowest, coalesce(s.highest, 0) as highest, s.variants,
                               (select coalesce(sum(sold), 0) from product_sales where product_id = p.id) as sold
                        from product p
                        cross join lateral (
                            select min(price_fen) as lowest, max(price_fen) as highest, count(*) as variants
                            from sku where product_id = p.id and not retired) s
                        where (:after::uuid is null or p.id < :after::uuid)
                          and (:state::text is null or p.state = :state)
                          and (:brand::uuid is null or p.brand_id = :brand::uuid)
                          and (:anyCategory or exists (select from product_category c
                                                       where c.product_id = p.id and c.category_id = any(:shelves)))
                          and (:words::text is null or p.title ilike :pattern
                               or exists (select from sku where product_id = p.id and sku_code = :words))
                        order by p.id desc limit :oneMore
                        """)
                .param("after", after == null ? null : after.id())
                .param("state", filter.state() == null ? null : filter.state().name())
                .param("brand", filter.brand() == null ? null : filter.brand().id())
                .param("anyCategory", filter.category() == null)
                .param("shelves", new SqlArrayValue("uuid", shelves.toArray()))
                .param("words", filter.words())
                .param("pattern", pattern(filter.words()))
                .param("oneMore", limit + 1)
                .query(Row.class)
                .stream()
                .map(Row::listed)
                .toList();
        return Slice.of(rows, limit, product -> product.id().toString());
    }

    /// The words as they are, wherever they stand.
    private static @Nullable String pattern(@Nullable String words) {
        if (words == null) return null;
        return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private record Row(
            UUID id,
            String title,
            @Nullable String picture,
            String state,
            OffsetDateTime changedAt,
            long version,
            long lowest,
            long highest,
            int variants,
            long sold) {

        ListedProduct listed() {
            return new ListedProduct(
                    new ProductId(id),
                    title,
                    picture,
                    SaleState.valueOf(state),
                    Money.ofFen(lowest),
                    Money.ofFen(highest),
                    variants,
                    sold,
                    changedAt.toInstant(),
                    version);
        }
    }
}
