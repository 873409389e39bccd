package mall.member.members.interests;

import mall.domain.catalog.ProductId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Puts products on the shelf for tests that only need them to be there.
@Component
public class SampleProducts {

    private final JdbcClient jdbc;

    SampleProducts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public ProductId onSale(String title) {
        var product = ProductId.next();
        onSale(product, title, Money.ofFen(5000), null);
        return product;
    }

    /// A product with a single variant.
    public SkuId onSale(ProductId product, String title, Money price, @Nullable Money memberPrice) {
        var sku = SkuId.next();
        jdbc.sql("""
                        with made as (
                            insert into product (id, title, subtitle, kind, state, tags, pictures, specs, prominence,
                                description, created_at, changed_at, put_on_sale_at, version)
                            values (:product, :title, '', 'PHYSICAL', 'ON_SALE', '{}', '{}', '[]', 0, '', now(), now(),
                                now(), 0)
                            returning id)
                        insert into sku (id, product_id, position, spec_values, list_price_fen, price_fen,
                            member_price_fen, weight_grams, retired)
                        select :sku, id, 0, '{}', :price, :price, :memberPrice, 100, false from made
                        """)
                .param("product", product.id())
                .param("title", title)
                .param("sku", sku.id())
                .param("price", price.fen())
                .param("memberPrice", memberPrice == null ? null : memberPrice.fen())
                .update();
        return sku;
    }
}
