package mall.domain.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mall.domain.catalog.ProductDetail.Variant;
import mall.domain.catalog.ProductRow.SkuRow;
import mall.domain.freight.FreightTemplateId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads products from the database for [Catalog]: two statements for however many.
@Component
class ProductRows {

    private static final TypeReference<List<Spec>> SPECS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProductRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Map<SkuId, ProductId> owners(Set<SkuId> skus) {
        Map<SkuId, ProductId> owners = new HashMap<>();
        jdbc.sql("select id, product_id from sku where id = any(:ids)")
                .param(
                        "ids",
                        new SqlArrayValue("uuid", skus.stream().map(SkuId::id).toArray()))
                .query(row -> {
                    owners.put(
                            new SkuId(row.getObject("id", UUID.class)),
                            new ProductId(row.getObject("product_id", UUID.class)));
                });
        return owners;
    }

    Map<ProductId, String> descriptions(Set<ProductId> ids) {
        Map<ProductId, String> descriptions = new HashMap<>();
        jdbc.sql("select id, description from product where id = any(:ids)")
                .param("ids", uuids(ids))
                .query(row -> {
                    descriptions.put(new ProductId(row.getObject("id", UUID.class)), row.getString("description"));
                });
        return descriptions;
    }

    Map<ProductId, KnownProduct> products(Set<ProductId> ids, CategoryTree tree) {
        var skus = skus(ids);
        Map<ProductId, KnownProduct> products = new HashMap<>();
        jdbc.sql("""
                        select p.id, p.title, p.subtitle, p.kind, p.state, p.brand_id, p.freight_template_id, p.tags,
                               p.pictures, p.specs::text as specs, p.max_per_order, p.max_per_member,
                               array(select c.category_id from product_category c
                                     where c.product_id = p.id order by c.position) as categories
                        from product p
                        where p.id = any(:ids)
                        """).param("ids", uuids(ids)).query(row -> {
            var product = product(row);
            products.put(product.id(), product.with(skus.getOrDefault(product.id(), List.of()), tree));
        });
        return products;
    }

    private Map<ProductId, List<SkuRow>> skus(Set<ProductId> products) {
        Map<ProductId, List<SkuRow>> skus = new HashMap<>();
        jdbc.sql("""
                        select id, product_id, spec_values, sku_code, list_price_fen, price_fen, member_price_fen,
                               weight_grams, picture, retired
                        from sku where product_id = any(:ids) order by product_id, position
                        """).param("ids", uuids(products)).query(row -> {
            skus.computeIfAbsent(new ProductId(row.getObject("product_id", UUID.class)), _ -> new ArrayList<>())
                    .add(sku(row));
        });
        return skus;
    }

    private ProductRow product(ResultSet row) throws SQLException {
        return new ProductRow(
                new ProductId(row.getObject("id", UUID.class)),
                row.getString("title"),
                row.getString("subtitle"),
                ProductKind.valueOf(row.getString("kind")),
                SaleState.valueOf(row.getString("state")),
                id(row, "brand_id") instanceof UUID brand ? new BrandId(brand) : null,
                id(row, "freight_template_id") instanceof UUID freight ? new FreightTemplateId(freight) : null,
                Stream.of((UUID[]) row.getArray("categories").getArray())
                        .map(CategoryId::new)
                        .toList(),
                strings(row, "tags"),
                strings(row, "pictures"),
                json.readValue(row.getString("specs"), SPECS),
                row.getObject("max_per_order", Integer.class),
                row.getObject("max_per_member", Integer.class));
    }

    private static SkuRow sku(ResultSet row) throws SQLException {
        var memberPrice = row.getObject("member_price_fen", Long.class);
        return new SkuRow(
                new Variant(
                        new SkuId(row.getObject("id", UUID.class)),
                        strings(row, "spec_values"),
                        row.getString("picture"),
                        Money.ofFen(row.getLong("list_price_fen")),
                        Money.ofFen(row.getLong("price_fen")),
                        memberPrice == null ? null : Money.ofFen(memberPrice),
                        row.getInt("weight_grams"),
                        row.getString("sku_code")),
                row.getBoolean("retired"));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static @Nullable UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static SqlArrayValue uuids(Collection<ProductId> ids) {
        return new SqlArrayValue("uuid", ids.stream().map(ProductId::id).toArray());
    }
}
