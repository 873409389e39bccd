package mall.domain.catalog.search;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.ShopCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes `product_index`: what is on sale in some variant has a row, everything else has none.
@Component
@Transactional
class ProductIndex {

    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Clock clock;

    ProductIndex(JdbcClient jdbc, Catalog catalog, Clock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.clock = clock;
    }

    /// Writes the row of a product anew, as the database has it in this transaction.
    void write(ProductId product) {
        var source = jdbc.sql("""
                        select title, subtitle, tags, brand_id,
                               array(select category_id from product_category c
                                     where c.product_id = p.id order by position) as categories
                        from product p where id = :id and state = 'ON_SALE'
                          and exists (select from sku where product_id = p.id and not retired)
                        """)
                .param("id", product.id())
                .query((row, _) -> new Source(
                        row.getString("title"),
                        row.getString("subtitle"),
                        List.of((String[]) row.getArray("tags").getArray()),
                        row.getObject("brand_id", UUID.class) instanceof UUID brand
                                ? List.of(new BrandId(brand))
                                : List.of(),
                        Stream.of((UUID[]) row.getArray("categories").getArray())
                                .map(CategoryId::new)
                                .toList()))
                .optional();
        if (source.isPresent()) write(product, source.get());
        else remove(product);
    }

    private void write(ProductId product, Source source) {
        var categories = catalog.categories().withAncestors(source.categories());
        jdbc.sql("""
                        insert into product_index as present
                            (product_id, words, categories, brand_id, tags, price_fen, prominence, on_sale_at, sold)
                        select p.id, cast(:words as tsvector), :categories, p.brand_id, p.tags,
                               (select min(price_fen) from sku where product_id = p.id and not retired),
                               p.prominence, p.put_on_sale_at,
                               (select coalesce(sum(sold), 0) from product_sales where product_id = p.id)
                        from product p where p.id = :id
                        on conflict (product_id) do update
                        set words = excluded.words, categories = excluded.categories, brand_id = excluded.brand_id,
                            tags = excluded.tags, price_fen = excluded.price_fen, prominence = excluded.prominence,
                            on_sale_at = excluded.on_sale_at, sold = excluded.sold, stale = false
                        """)
                .param("id", product.id())
                .param("words", words(source, categories))
                .param(
                        "categories",
                        new SqlArrayValue(
                                "uuid", categories.stream().map(CategoryId::id).toArray()))
                .update();
    }

    private String words(Source source, List<CategoryId> categories) {
        var grams = new Grams().add(source.title(), 'A').add(source.subtitle(), 'C');
        source.tags().forEach(tag -> grams.add(tag, 'B'));
        source.brands().forEach(brand -> catalog.brand(brand).ifPresent(known -> grams.add(known.name(), 'B')));
        categories.forEach(id -> catalog.categories().find(id).ifPresent(shelf -> grams.add(shelf.name(), 'B')));
        return grams.vector();
    }

    void remove(ProductId product) {
        jdbc.sql("delete from product_index where product_id = :id")
                .param("id", product.id())
                .update();
    }

    /// Has all products on a shelf, or below it, written anew soon.
    void doubt(CategoryId category) {
        jdbc.sql("update product_index set stale = true where categories @> array[cast(:id as uuid)] and not stale")
                .param("id", category.id())
                .update();
    }

    /// Has all products of a brand written anew soon.
    void doubt(BrandId brand) {
        jdbc.sql("update product_index set stale = true where brand_id = :id and not stale")
                .param("id", brand.id())
                .update();
    }

    /// Writes some of the doubtful rows anew.
    ///
    /// @return how many; 0 when there is nothing left to do
    int refresh() {
        var stale = jdbc.sql("""
                        select product_id from product_index where stale
                        order by product_id limit :batch for update skip locked
                        """).param("batch", BATCH).query(UUID.class).list();
        stale.forEach(product -> write(new ProductId(product)));
        return stale.size();
    }

    /// Takes over what was sold, of the products that sold today or yesterday.
    void refreshSales() {
        jdbc.sql("""
                        update product_index i set sold = total.sold
                        from (select product_id, sum(sold) as sold from product_sales
                              where product_id in (select product_id from product_sales where day >= :yesterday)
                              group by product_id) total
                        where i.product_id = total.product_id and i.sold <> total.sold
                        """)
                .param("yesterday", ShopCalendar.dayOf(clock.instant()).minusDays(1))
                .update();
    }

    private record Source(
            String title, String subtitle, List<String> tags, List<BrandId> brands, List<CategoryId> categories) {}
}
