package mall.journeys;

import static mall.api.orders.ShopFloor.basket;
import static mall.api.orders.ShopFloor.item;
import static mall.api.orders.ShopFloor.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import mall.api.orders.ShopFloor;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Finding;
import mall.domain.kernel.ShopClock;
import mall.domain.kernel.SkuId;
import mall.testing.Race;
import mall.testing.http.Answer;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Many who want the same few things.
@Journey
class RushJourneyTests {

    private static final int BUYERS = 200;
    private static final int UNITS = 50;
    private static final int MOST_TRIES = 20;

    @Autowired
    Doors doors;

    @Autowired
    TeaCounter counter;

    @Autowired
    ShopClock clock;

    @Autowired
    Audit audit;

    @Test
    void twoHundredBuyersOrderFiftyUnitsAndWhatNobodyPaysComesBack() {
        // Fifty packets for two hundred, who all tap at once.
        var tea = counter.tea("头春碧螺春", 25_00, UNITS);
        var buyers = Stream.generate(doors::shopper).limit(BUYERS).toList();

        var answers = Race.of(buyers.stream().map(buyer -> buys(buyer, tea)).toList());

        // Fifty have one, and everybody else is told that there is none left.
        assertThat(answers.losers()).isEmpty();
        assertThat(answers.winners().stream().filter(answer -> answer.status() == 201))
                .hasSize(UNITS);
        assertThat(answers.winners().stream().filter(answer -> answer.status() != 201))
                .hasSize(BUYERS - UNITS)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("out-of-stock"));
        assertThat(level(tea)).isEqualTo("50 on hand, 50 reserved, 0 available");

        // Nobody pays, and after half an hour all fifty are there for others.
        clock.advance(Duration.ofMinutes(31));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(level(tea)).isEqualTo("50 on hand, 0 reserved, 50 available");
            assertThat(audit.run().findings()).allMatch(Finding::isClean);
        });
    }

    /// Who is told to come again does so, under the key that he had.
    private static Callable<Answer> buys(Client buyer, SkuId tea) {
        var basket = basket(ShopFloor.address(buyer), item(tea, 1));
        var total = buyer.post("/api/orders/quotes", basket).number("/payableFen");
        var once = buyer.once();
        return () -> {
            var answer = once.post("/api/orders", order(total, basket));
            for (int tries = 1; answer.status() == 503 && tries < MOST_TRIES; tries++) {
                answer = once.post("/api/orders", order(total, basket));
            }
            return answer;
        };
    }

    private String level(SkuId tea) {
        var level = counter.stockOf(tea);
        return "%d on hand, %d reserved, %d available".formatted(level.onHand(), level.reserved(), level.available());
    }
}
