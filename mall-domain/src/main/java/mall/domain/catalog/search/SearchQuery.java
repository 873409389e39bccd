package mall.domain.catalog.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.search.Facets.BrandCount;
import mall.domain.catalog.search.Facets.CategoryCount;
import mall.domain.catalog.search.Facets.TagCount;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Puts a [SearchRequest] to `product_index`.
///
/// Only those conditions that a request has are in its statement, so that the planner can choose the
/// index that serves it: the words' one, the shelves' one, or the one that has the order already.
@Component
class SearchQuery {

    /// A word in the title counts most; what sells well comes first among what fits as well.
    private static final String RANK = """
            ts_rank('{0.05, 0.2, 0.4, 1.0}', i.words, cast(:query as tsquery)) * (1 + ln(1 + greatest(i.sold, 0)) / 10)
            """;

    /// Words that fit more products than this describe none of them well: of so many, those that sell
    /// best are ranked, and a word of one character costs no more than a rare one.
    private static final int MOST_RANKED = 2_000;

    private final JdbcClient jdbc;

    SearchQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A product that was found, and where it stands in the order.
    record Hit(ProductId product, String key) {}

    /// One product more than the limit, where there is one.
    ///
    /// @param after the key of the last hit that was seen
    List<Hit> hits(SearchRequest request, @Nullable String after, int limit) {
        var parameters = new HashMap<String, Object>();
        var matching = where(conditions(request, parameters));
        var key = key(request);
        var direction = request.order().falling() ? "desc" : "asc";
        var place = after == null ? "" : "where " + beyond(request, key, after, parameters);
        parameters.put("limit", limit + 1);
        return jdbc.sql("select i.product_id, %s as sort_key from (%s) i %s order by %s limit :limit"
                        .formatted(textKey(key), rows(request, matching), place, order(key, direction)))
                .params(parameters)
                .query((row, _) -> hit(row))
                .list();
    }

    Facets facets(SearchRequest request) {
        var parameters = new HashMap<String, Object>();
        var where = where(conditions(request, parameters));
        var brands = new ArrayList<BrandCount>();
        var categories = new ArrayList<CategoryCount>();
        var tags = new ArrayList<TagCount>();
        var totals = new ArrayList<Facets>();
        jdbc.sql("""
                        with found as materialized (
                            select i.categories, i.brand_id, i.tags, i.price_fen from product_index i %s)
                        (select 'all' as kind, null as value, count(*) as products, min(price_fen) as lowest, max(price_fen) as highest
                         from found)
                        union all
                        (select 'category', category::text, count(*), null, null
                         from found, unnest(categories) category group by 2 order by 3 desc, 2 limit 50)
                        union all
                        (select 'brand', brand_id::text, count(*), null, null
                         from found where brand_id is not null group by 2 order by 3 desc, 2 limit 50)
                        union all
                        (select 'tag', tag, count(*), null, null from found, unnest(tags) tag group by 2 order by 3 desc, 2 limit 50)
                        """.formatted(where)).params(parameters).query(row -> {
            var value = row.getString("value");
            var count = row.getLong("products");
            switch (row.getString("kind")) {
                case "category" -> categories.add(new CategoryCount(new CategoryId(UUID.fromString(value)), count));
                case "brand" -> brands.add(new BrandCount(new BrandId(UUID.fromString(value)), count));
                case "tag" -> tags.add(new TagCount(value, count));
                default ->
                    totals.add(new Facets(
                            count, List.of(), List.of(), List.of(), money(row, "lowest"), money(row, "highest")));
            }
        });
        var total = totals.getFirst();
        return new Facets(total.products(), categories, brands, tags, total.lowest(), total.highest());
    }

    private static List<String> conditions(SearchRequest request, Map<String, Object> parameters) {
        var conditions = new ArrayList<String>();
        if (request.words() != null) {
            conditions.add("i.words @@ cast(:query as tsquery)");
            parameters.put("query", Grams.query(request.words()));
        }
        if (request.category() != null) {
            conditions.add("i.categories @> array[cast(:category as uuid)]");
            parameters.put("category", request.category().id());
        }
        if (!request.brands().isEmpty()) {
            conditions.add("i.brand_id = any(:brands)");
            parameters.put("brands", uuids(request.brands()));
        }
        if (!request.tags().isEmpty()) {
            conditions.add("i.tags @> :tags");
            parameters.put("tags", new SqlArrayValue("text", request.tags().toArray()));
        }
        if (request.lowest() != null) {
            conditions.add("i.price_fen >= :lowest");
            parameters.put("lowest", request.lowest().fen());
        }
        if (request.highest() != null) {
            conditions.add("i.price_fen <= :highest");
            parameters.put("highest", request.highest().fen());
        }
        if (request.inStock()) {
            conditions.add("""
                    exists (select from sku join stock_pool pool on pool.id = sku.id
                            where sku.product_id = i.product_id and not sku.retired and pool.on_hand > pool.reserved)
                    """);
        }
        return conditions;
    }

    private static String rows(SearchRequest request, String matching) {
        var all = "select i.* from product_index i " + matching;
        return request.words() != null && request.order() == SearchOrder.RELEVANCE
                ? all + " order by i.sold desc, i.product_id desc limit " + MOST_RANKED
                : all;
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    /// What the order looks at, before the product's id decides.
    private static List<String> key(SearchRequest request) {
        return switch (request.order()) {
            case RELEVANCE -> request.words() == null ? List.of("i.prominence", "i.on_sale_at") : List.of(RANK.strip());
            case NEWEST -> List.of("i.on_sale_at");
            case PRICE_UP, PRICE_DOWN -> List.of("i.price_fen");
            case SALES -> List.of("i.sold");
        };
    }

    private static String order(List<String> key, String direction) {
        var columns = new ArrayList<>(key);
        columns.add("i.product_id");
        return String.join(
                ", ", columns.stream().map(column -> column + " " + direction).toList());
    }

    private static String textKey(List<String> key) {
        var parts = new ArrayList<>(key);
        parts.add("i.product_id");
        return "concat_ws('|', " + String.join(", ", parts) + ")";
    }

    private static String beyond(
            SearchRequest request, List<String> key, String after, Map<String, Object> parameters) {
        var values = after.split("\\|", -1);
        var columns = new ArrayList<>(key);
        columns.add("i.product_id");
        var bounds = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            bounds.add("cast(:after%d as %s)".formatted(i, type(columns.get(i))));
            parameters.put("after" + i, values[i]);
        }
        return "(%s) %s (%s)"
                .formatted(
                        String.join(", ", columns), request.order().falling() ? "<" : ">", String.join(", ", bounds));
    }

    private static String type(String column) {
        return switch (column) {
            case "i.product_id" -> "uuid";
            case "i.on_sale_at" -> "timestamptz";
            case "i.prominence", "i.price_fen", "i.sold" -> "bigint";
            default -> "double precision";
        };
    }

    private static Hit hit(ResultSet row) throws SQLException {
        return new Hit(new ProductId(row.getObject("product_id", UUID.class)), row.getString("sort_key"));
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class) instanceof Long fen ? Money.ofFen(fen) : null;
    }

    private static SqlArrayValue uuids(Collection<BrandId> brands) {
        return new SqlArrayValue("uuid", brands.stream().map(BrandId::id).toArray());
    }
}
