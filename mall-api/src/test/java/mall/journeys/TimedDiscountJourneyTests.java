package mall.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Finding;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.ShopClock;
import mall.domain.kernel.SkuId;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A merchant sells a tea cheaper until the evening, once to each buyer; one buys in time, one
/// comes too late.
@Journey
class TimedDiscountJourneyTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String HUANGPU = "310101";

    @Autowired
    People people;

    @Autowired
    Doors doors;

    @Autowired
    TeaCounter counter;

    @Autowired
    Catalog catalog;

    @Autowired
    ShopClock clock;

    @Autowired
    Audit audit;

    @Test
    void aTeaIsCheaperUntilTheEvening() {
        var tea = counter.tea("六安瓜片", 20000, 50);
        var product = catalog.skus(List.of(tea)).values().iterator().next().product();

        // Wang drafts a discount of a fifth, once for each member, and schedules it.
        var wang = doors.operatorWith("campaigns:read", "campaigns:edit", "campaigns:run");
        var campaign = schedule(wang, discount(tea, product, clock, 16000));

        // Liu reads it on the product's page, and pays the lower price, freight included.
        var liu = people.shopper("刘小雨");
        assertThat(liu.shop().get("/api/products/" + product + "/promises").texts("/items/*/words"))
                .containsExactly("限时价 ¥160.00");
        assertThat(liu.shop().get("/api/campaigns/" + campaign).at("/open")).isEqualTo("true");
        var address = liu.address(HUANGPU);
        var quote = liu.quote(tea, 1, address);
        assertThat(quote.number("/payableFen")).isEqualTo(16800);
        assertThat(quote.texts("/applied/*/play")).containsExactly("timed-discount");
        var order = liu.place(tea, 1, address, 16800).at("/id");
        liu.pays(order);
        await().atMost(SOON).untilAsserted(() -> assertThat(liu.stateOf(order)).isEqualTo("PAID"));

        // A second time it is not for her: she reads why.
        var second = liu.quote(tea, 1, address);
        assertThat(second.number("/payableFen")).isEqualTo(20800);
        assertThat(second.texts("/missed/*/reason")).contains("limit");

        // Wang sees what it brought.
        await().atMost(SOON).untilAsserted(() -> {
            var figures = wang.get("/admin/api/campaigns/" + campaign + "/figures");
            assertThat(figures.number("/total/orders")).isEqualTo(1);
            assertThat(figures.number("/total/participants")).isEqualTo(1);
            assertThat(figures.number("/total/revenueFen")).isEqualTo(16800);
            assertThat(figures.number("/total/costFen")).isEqualTo(4000);
            assertThat(figures.number("/total/views")).isEqualTo(1);
        });

        // Chen has seen the price, but the hour is over.
        var chen = people.shopper("陈思思");
        var home = chen.address(HUANGPU);
        assertThat(chen.quote(tea, 1, home).number("/payableFen")).isEqualTo(16800);
        clock.advance(Duration.ofHours(1));
        var late = chen.place(tea, 1, home, 16800);
        assertThat(late.status()).isEqualTo(409);
        assertThat(chen.shop().get("/api/campaigns/" + campaign).status()).isEqualTo(404);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                wang.get("/admin/api/campaigns/" + campaign).at("/state"))
                        .isEqualTo("ENDED"));

        // The order that was placed in time keeps its price, and the books agree.
        assertThat(liu.order(order).number("/paidFen")).isEqualTo(16800);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(audit.run().findings()).allMatch(Finding::isClean));
    }

    @Test
    void whoeverGivesTheTeaBackMayHaveTheDiscountAgain() {
        var tea = counter.tea("太平猴魁", 30000, 10);
        var product = catalog.skus(List.of(tea)).values().iterator().next().product();
        var wang = doors.operatorWith("campaigns:read", "campaigns:edit", "campaigns:run");
        var campaign = schedule(wang, discount(tea, product, clock, 25000));
        var liu = people.shopper("刘小雨");
        var address = liu.address(HUANGPU);
        var order = liu.buys(tea, 1, address);
        liu.pays(order);
        await().atMost(SOON).untilAsserted(() -> assertThat(liu.stateOf(order)).isEqualTo("PAID"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(orders(wang, campaign)).isEqualTo(1));

        // She changes her mind before anything was shipped: nothing of it is left in the figures.
        liu.shop().once().post("/api/orders/" + order + "/cancellation");
        await().atMost(SOON).untilAsserted(() -> assertThat(liu.stateOf(order)).isEqualTo("REFUNDED"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(orders(wang, campaign)).isZero());

        // And changes it once more.
        assertThat(liu.quote(tea, 1, address).number("/payableFen")).isEqualTo(25800);
    }

    private static long orders(Client wang, String campaign) {
        return wang.get("/admin/api/campaigns/" + campaign + "/figures").number("/total/orders");
    }

    private static String schedule(Client wang, Map<String, Object> campaign) {
        var path = "/admin/api/campaigns/"
                + wang.post("/admin/api/campaign-kinds/timed-discount/campaigns", campaign)
                        .at("/id");
        var scheduled = wang.ifMatch(wang.get(path)).post(path + "/schedule");
        assertThat(scheduled.at("/state")).isEqualTo("RUNNING");
        return scheduled.at("/id");
    }

    private static Map<String, Object> discount(SkuId tea, ProductId product, Clock clock, long priceFen) {
        var now = clock.instant();
        List<String> none = List.of();
        return Map.of(
                "name", "晚间特惠",
                "period",
                        Map.of(
                                "from", now.minusSeconds(60).toString(),
                                "until", now.plus(Duration.ofMinutes(59)).toString()),
                "slots", none,
                "audience", Map.of("kind", "everyone", "values", none),
                "limits", Map.of("ordersPerMember", 1),
                "rules",
                        Map.of(
                                "scope",
                                Map.of(
                                        "products", List.of(product.toString()),
                                        "categories", none,
                                        "brands", none,
                                        "tags", none,
                                        "excludedProducts", none,
                                        "excludedCategories", none),
                                "prices",
                                List.of(Map.of("sku", tea.toString(), "priceFen", priceFen))));
    }
}
