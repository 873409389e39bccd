package mall.domain.catalog.restock;

import static mall.domain.catalog.editing.CatalogSamples.OPERATOR;
import static mall.domain.catalog.editing.CatalogSamples.freshName;
import static mall.domain.catalog.editing.CatalogSamples.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.Spec;
import mall.domain.catalog.editing.CatalogSamples;
import mall.domain.catalog.editing.ProductViews;
import mall.domain.catalog.editing.Products;
import mall.domain.catalog.restock.RestockRefusal.NotSold;
import mall.domain.catalog.restock.RestockRefusal.StillInStock;
import mall.domain.catalog.restock.RestockRefusal.TooManyRequests;
import mall.domain.inventory.Stock;
import mall.domain.inventory.StockCause;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.SkuId;
import mall.testing.Locks;
import mall.testing.MallTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@MallTest
@RecordApplicationEvents
@Import(CatalogSamples.class)
class RestockRequestsTests {

    @Autowired
    RestockRequests requests;

    @Autowired
    RestockData data;

    @Autowired
    RestockClock clock;

    @Autowired
    Products products;

    @Autowired
    ProductViews views;

    @Autowired
    Stock stock;

    @Autowired
    CatalogSamples samples;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    final MemberId member = MemberId.next();

    @Test
    void whoeverWaitsIsToldOnceWhenStockComesIn() {
        var product = product(1);
        var sku = skus(product).getFirst();
        var other = MemberId.next();
        requests.request(member, sku);
        requests.request(member, sku);
        requests.request(other, sku);
        assertThat(requests.waitingFor(member)).containsExactly(sku);

        stockIn(sku);

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            clock.tell();
            assertThat(told(sku))
                    .containsExactlyInAnyOrder(new RestockNoticeDue(member, sku), new RestockNoticeDue(other, sku));
        });
        clock.tell();
        assertThat(told(sku)).hasSize(2);
        assertThat(requests.waitingFor(member)).isEmpty();
    }

    @Test
    void whoeverChangedHisMindIsNotTold() {
        var sku = skus(product(1)).getFirst();
        requests.request(member, sku);

        requests.withdraw(member, sku);
        requests.withdraw(member, sku);

        requests.fallDue(List.of(sku));
        clock.tell();
        assertThat(told(sku)).isEmpty();
    }

    @Test
    void nobodyWaitsForWhatIsThereOrNotSoldOrNotAtAll() {
        var product = product(1);
        var sku = skus(product).getFirst();
        stockIn(sku);

        assertThatThrownBy(() -> requests.request(member, sku)).isInstanceOf(StillInStock.class);

        products.takeOffSale(List.of(product), OPERATOR);
        assertThatThrownBy(() -> requests.request(member, sku)).isInstanceOf(NotSold.class);
        assertThatThrownBy(() -> requests.request(member, SkuId.next())).isInstanceOf(NotFound.class);
    }

    @Test
    void nobodyBeginsToWaitForWhatIsJustComingIn() {
        var sku = skus(product(1)).getFirst();
        try (var another = Executors.newVirtualThreadPerTaskExecutor()) {
            var request = transaction.execute(_ -> {
                stockIn(sku);
                var asking = another.submit(() -> requests.request(member, sku));
                Awaitility.await().until(() -> Locks.somebodyWaits(jdbc));
                return asking;
            });

            assertThat(request)
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(StillInStock.class);
        }
    }

    @Test
    void nobodyWaitsForMoreThanAHundredThings() {
        var skus = skus(product(RestockRequests.MOST_PER_MEMBER + 1));
        skus.stream().limit(RestockRequests.MOST_PER_MEMBER).forEach(sku -> requests.request(member, sku));

        assertThatThrownBy(() -> requests.request(member, skus.getLast())).isInstanceOf(TooManyRequests.class);

        assertThat(requests.waitingFor(member)).hasSize(RestockRequests.MOST_PER_MEMBER);
    }

    @Test
    void whatSomebodyWaitsForIsHisOwnDataAndGoesWithHim() {
        var sku = skus(product(1)).getFirst();
        requests.request(member, sku);

        assertThat(data.export(member)).containsExactly(sku);
        data.erase(member, Instant.EPOCH);
        data.erase(member, Instant.EPOCH);

        assertThat(requests.waitingFor(member)).isEmpty();
    }

    private ProductId product(int variants) {
        var values = IntStream.range(0, variants).mapToObj(Integer::toString).toList();
        return samples.onSale(samples.tea(freshName("茶"))
                .specs(new Spec("号", values))
                .skus(values.stream().map(value -> sku(1000, value)).toList()));
    }

    private List<SkuId> skus(ProductId product) {
        return views.editable(product).skus();
    }

    private void stockIn(SkuId sku) {
        stock.adjust(sku, 5, "到货", new StockCause("test", Ids.next()), OPERATOR);
    }

    private List<RestockNoticeDue> told(SkuId sku) {
        return events.stream(RestockNoticeDue.class)
                .filter(due -> due.sku().equals(sku))
                .toList();
    }
}
