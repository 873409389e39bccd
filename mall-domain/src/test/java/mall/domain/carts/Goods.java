package mall.domain.carts;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import mall.domain.catalog.ProductEvent.ProductEdited;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SaleState;
import mall.domain.inventory.Stock;
import mall.domain.kernel.Actor;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Things to put into a cart, written straight into the catalog's tables.
@TestComponent
class Goods {

    private final JdbcClient jdbc;
    private final Stock stock;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Goods(
            JdbcClient jdbc,
            Stock stock,
            Clock clock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.stock = stock;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
    }

    ProductId product(SaleState state, @Nullable Integer maxPerOrder) {
        var id = ProductId.next();
        jdbc.sql("""
                        insert into product (id, title, subtitle, kind, state, tags, pictures, specs, max_per_order,
                            prominence, description, created_at, changed_at, put_on_sale_at, version)
                        values (:id, 'Oolong', '', 'PHYSICAL', :state, '{}', '{}', '[]', :limit, 0, '', :now, :now, :now, 0)
                        """)
                .param("id", id.id())
                .param("state", state.name())
                .param("limit", maxPerOrder)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    SkuId sku(ProductId product, long priceFen, int onHand) {
        var id = SkuId.next();
        jdbc.sql("""
                        insert into sku (id, product_id, position, spec_values, list_price_fen, price_fen, weight_grams, retired)
                        values (:id, :product, 0, array[:id::text], :price, :price, 100, false)
                        """)
                .param("id", id.id())
                .param("product", product.id())
                .param("price", priceFen)
                .update();
        stock.open(id, onHand, Actor.shop());
        tell(product);
        return id;
    }

    SkuId onSale(long priceFen, int onHand) {
        return sku(product(SaleState.ON_SALE, null), priceFen, onHand);
    }

    /// @param change of the table sku, as SQL
    void change(SkuId sku, String change) {
        jdbc.sql("update sku set " + change + " where id = :id")
                .param("id", sku.id())
                .update();
        tell(productOf(sku));
    }

    /// @param change of the table product, as SQL
    void changeProductOf(SkuId sku, String change) {
        var product = productOf(sku);
        jdbc.sql("update product set " + change + " where id = :id")
                .param("id", product.id())
                .update();
        tell(product);
    }

    private ProductId productOf(SkuId sku) {
        return jdbc.sql("select product_id from sku where id = :id")
                .params(Map.of("id", sku.id()))
                .query(UUID.class)
                .optional()
                .map(ProductId::new)
                .orElseThrow();
    }

    private void tell(ProductId product) {
        transaction.executeWithoutResult(_ -> events.publishEvent(new ProductEdited(product)));
    }
}
