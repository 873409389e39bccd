package mall.domain.catalog;

import static mall.domain.catalog.editing.CatalogSamples.OPERATOR;
import static mall.domain.catalog.editing.CatalogSamples.freshName;
import static mall.domain.catalog.editing.CatalogSamples.sku;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import mall.domain.catalog.editing.CatalogSamples;
import mall.domain.catalog.editing.ProductViews;
import mall.domain.catalog.editing.Products;
import mall.domain.catalog.search.ProductSearch;
import mall.domain.catalog.search.SearchRequest;
import mall.domain.inventory.StockViews;
import mall.domain.kernel.SkuId;
import mall.testing.MallTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@MallTest
@Import({CatalogSamples.class, CatalogTests.Counting.class})
class CatalogTests {

    /// Of this thread: listeners and clocks turn to the database as they please.
    static final ThreadLocal<Integer> MY_CONNECTIONS = ThreadLocal.withInitial(() -> 0);

    @Autowired
    Catalog catalog;

    @Autowired
    Products products;

    @Autowired
    ProductViews views;

    @Autowired
    ProductSearch search;

    @Autowired
    StockViews stock;

    @Autowired
    SalesCounts sales;

    @Autowired
    CatalogSamples samples;

    @Autowired
    TransactionTemplate transaction;

    ProductId id;
    List<SkuId> skus;

    /// Counts how often a thread turns to the database.
    @TestConfiguration
    static class Counting {

        @Bean
        static BeanPostProcessor countingConnections() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source ? new CountingDataSource(source) : bean;
                }
            };
        }
    }

    private static final class CountingDataSource extends DelegatingDataSource {

        CountingDataSource(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            MY_CONNECTIONS.set(MY_CONNECTIONS.get() + 1);
            return super.getConnection();
        }
    }

    @BeforeEach
    void aProductOnSale() {
        id = samples.onSale(samples.tea(freshName("茶")));
        skus = views.editable(id).skus();
    }

    @Test
    void whatIsWarmCostsNoSql() {
        // Word of the product that was just made comes once more, by way of Redis: that is over when
        // nothing was asked for a second.
        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    MY_CONNECTIONS.set(0);
                    lookAtEverything();
                    return MY_CONNECTIONS.get() == 0;
                });

        MY_CONNECTIONS.set(0);
        for (int i = 0; i < 1_000; i++) lookAtEverything();

        assertThat(MY_CONNECTIONS.get()).isZero();
    }

    @Test
    void anEditIsSeenOnceItIsCommittedAndNotBefore() throws Exception {
        var before = catalog.product(id).orElseThrow().title();
        var after = freshName("新茶");

        transaction.executeWithoutResult(_ -> {
            products.edit(
                    id,
                    samples.tea(after).skus(sku(2500)).get(),
                    views.editable(id).version(),
                    OPERATOR);
            assertThat(catalog.product(id).orElseThrow().title()).isEqualTo(after);
            assertThat(titleSeenByAnother()).isEqualTo(before);
        });

        assertThat(titleSeenByAnother()).isEqualTo(after);
        assertThat(catalog.skus(skus).values())
                .extracting(snapshot -> snapshot.price().fen())
                .containsExactly(2500L);
    }

    @Test
    void anEditThatIsUndoneIsSeenByNobody() {
        var before = catalog.product(id).orElseThrow().title();

        transaction.executeWithoutResult(status -> {
            products.edit(
                    id, samples.tea(freshName("旧茶")).get(), views.editable(id).version(), OPERATOR);
            status.setRollbackOnly();
        });

        assertThat(catalog.product(id).orElseThrow().title()).isEqualTo(before);
    }

    @Test
    void whatDoesNotExistIsLeftOut() {
        assertThat(catalog.skus(List.of(SkuId.next(), skus.getFirst(), SkuId.next())))
                .containsOnlyKeys(skus.getFirst());
        assertThat(catalog.product(ProductId.next())).isEmpty();
        assertThat(catalog.description(ProductId.next())).isEmpty();
        assertThat(catalog.cards(List.of(ProductId.next(), id))).hasSize(1);
        assertThat(catalog.brand(BrandId.next())).isEmpty();
    }

    @Test
    void salesAddUpAndWhatCameBackIsTakenOff() {
        sales.count(Map.of(id, 5));
        sales.count(Map.of(id, 3, ProductId.next(), 100));
        sales.count(Map.of(id, -2));
        sales.count(Map.of());

        assertThat(sales.sold(List.of(id))).containsEntry(id, new SalesCounts.Sold(6, 6));
        assertThat(sales.sold(List.of(ProductId.next())).values()).containsExactly(SalesCounts.Sold.NOTHING);
    }

    private void lookAtEverything() {
        assertThat(catalog.product(id)).isPresent();
        assertThat(catalog.description(id)).isPresent();
        assertThat(catalog.skus(skus)).hasSize(1);
        assertThat(catalog.cards(List.of(id))).hasSize(1);
        assertThat(catalog.categories().roots()).isNotEmpty();
        assertThat(catalog.brands()).isNotNull();
        assertThat(stock.available(skus)).hasSize(1);
        assertThat(sales.sold(List.of(id))).hasSize(1);
        assertThat(search.search(SearchRequest.everything(), null, 20).items()).isNotEmpty();
    }

    private String titleSeenByAnother() {
        var seen = new String[1];
        try {
            Thread.ofVirtual()
                    .start(() -> seen[0] = catalog.product(id).orElseThrow().title())
                    .join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return seen[0];
    }
}
