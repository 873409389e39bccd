package mall.api.orders;

import static java.util.concurrent.TimeUnit.SECONDS;
import static mall.api.orders.ShopFloor.basket;
import static mall.api.orders.ShopFloor.item;
import static mall.api.orders.ShopFloor.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import mall.domain.inventory.StockViews;
import mall.domain.kernel.SkuId;
import mall.testing.http.Answer;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.wechat.MallWithWechat;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@MallWithWechat
@Import(ShopFloor.class)
class RushHttpTests {

    private static final int BUYERS = 200;
    private static final int UNITS = 50;

    @Autowired
    Doors doors;

    @Autowired
    ShopFloor floor;

    @Autowired
    StockViews stock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void twoHundredBuyersOrderFiftyUnitsAndWhatNobodyPaysComesBack() throws Exception {
        var tea = floor.tea(25_00, UNITS);
        var buyers = Stream.generate(doors::shopper).limit(BUYERS).toList();

        var answers = atOnce(buyers.stream().map(buyer -> buys(buyer, tea)).toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(UNITS);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .hasSize(BUYERS - UNITS)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("out-of-stock"));
        assertThat(level(tea)).isEqualTo("50 on hand, 50 reserved, 0 available");

        theTimeToPayIsOver(answers);

        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(level(tea)).isEqualTo("50 on hand, 0 reserved, 50 available"));
    }

    private static Callable<Answer> buys(Client buyer, SkuId tea) {
        var order = order(25_00, basket(ShopFloor.address(buyer), item(tea, 1)));
        return () -> buyer.once().post("/api/orders", order);
    }

    private static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = calls.stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            start.countDown();
            var answers = new ArrayList<Answer>();
            for (var future : futures) answers.add(future.get());
            return answers;
        }
    }

    private void theTimeToPayIsOver(List<Answer> answers) {
        for (var answer : answers) {
            if (answer.status() != 201) continue;
            jdbc.sql("update customer_order set pay_by = placed_at, due_at = placed_at where id = :id::uuid")
                    .param("id", answer.at("/id"))
                    .update();
        }
    }

    private String level(SkuId tea) {
        var level = stock.levels(List.of(tea)).get(tea);
        assertThat(level).isNotNull();
        return "%d on hand, %d reserved, %d available".formatted(level.onHand(), level.reserved(), level.available());
    }
}
