package mall.domain.inventory;

import static mall.domain.inventory.StockTests.KEEPER;
import static mall.domain.inventory.StockTests.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import mall.domain.kernel.SkuId;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MallTest
@RecordApplicationEvents
class StockViewsTests {

    @Autowired
    Stock stock;

    @Autowired
    StockViews views;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    final SkuId tea = SkuId.next();
    final SkuId unknown = SkuId.next();
    final StockCause order = anOrder();

    List<Set<SkuId>> replenished() {
        return events.stream(StockReplenished.class).map(StockReplenished::skus).toList();
    }

    @Test
    void tellWhatIsAvailableFromMemory() {
        stock.open(tea, 10, KEEPER);
        assertThat(views.available(List.of(tea, unknown))).isEqualTo(Map.of(tea, 10, unknown, 0));

        jdbc.sql("update stock_pool set low_mark = 1, on_hand = 9 where id = :id")
                .param("id", tea.id())
                .update();
        assertThat(views.available(List.of(tea, unknown))).isEqualTo(Map.of(tea, 10, unknown, 0));

        jdbc.sql("update stock_pool set on_hand = 10 where id = :id")
                .param("id", tea.id())
                .update();
    }

    @Test
    void hearOfAChangeWithinASecond() {
        stock.open(tea, 10, KEEPER);
        views.available(List.of(tea));

        stock.reserve(order, List.of(Take.of(tea, 4)));

        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(views.available(List.of(tea))).containsEntry(tea, 6));
    }

    @Test
    void listWhatIsLowInPages() {
        var skus = IntStream.range(0, 5).mapToObj(_ -> SkuId.next()).toList();
        skus.forEach(sku -> stock.open(sku, 0, KEEPER));

        var first = views.low(null, 1).items().getFirst();
        var page = views.low(skus.get(1), 2);

        assertThat(first).isNotNull();
        assertThat(page.items()).extracting(LowStock::sku).containsExactly(skus.get(2), skus.get(3));
        assertThat(page.next()).isEqualTo(skus.get(3).toString());
    }

    @Test
    void listMovementsTheLatestFirst() {
        stock.open(tea, 10, KEEPER);
        stock.reserve(order, List.of(Take.of(tea, 4)));
        stock.release(order);

        var first = views.movements(tea, null, 2);
        var second = views.movements(tea, Long.valueOf(first.items().getLast().seq()), 2);

        assertThat(first.items())
                .extracting(StockMovement::kind)
                .containsExactly(MovementKind.RELEASE, MovementKind.RESERVE);
        assertThat(first.items()).extracting(StockMovement::cause).containsOnly(order);
        assertThat(second.items()).extracting(StockMovement::kind).containsExactly(MovementKind.OPEN);
        assertThat(second.next()).isNull();
    }

    @Test
    void theShopLearnsWhenSomethingSoldOutIsThereAgain() {
        stock.open(tea, 2, KEEPER);
        stock.reserve(order, List.of(Take.of(tea, 2)));
        assertThat(replenished()).containsExactly(Set.of(tea));

        stock.release(order);

        assertThat(replenished()).containsExactly(Set.of(tea), Set.of(tea));
    }
}
