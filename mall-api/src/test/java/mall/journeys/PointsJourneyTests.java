package mall.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Finding;
import mall.domain.kernel.ShopClock;
import mall.domain.kernel.SkuId;
import mall.testing.http.Answer;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Points with the whole mall around them: earned with an order and held until it is complete, spent
/// on the next one, and with every refund as if so much less had been bought.
@Journey
class PointsJourneyTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String HUANGPU = "310101";

    /// A point for every yuan; 100 points are worth a yuan, up to half of what the goods cost.
    private static final String RULES = """
            {"fenPerPoint": 100, "validMonths": 12, "noticeDays": 7, "graceDays": 30, "mostOwed": 1000000,
             "spending": {"unitPoints": 100, "unitFen": 100, "mostPercent": 50, "mostPoints": 100000,
                          "categories": [], "excluded": []}}
            """;

    @Autowired
    People people;

    @Autowired
    TeaCounter counter;

    @Autowired
    Doors doors;

    @Autowired
    ShopClock clock;

    @Autowired
    Audit audit;

    @SuppressWarnings("NullAway.Init") // before each test
    private Client merchant;

    @BeforeEach
    void theMerchantGivesPoints() {
        hire();
        setRules(RULES);
    }

    @AfterEach
    void theBooksAreRight() {
        setRules(RULES.replace("\"fenPerPoint\": 100", "\"fenPerPoint\": 0")
                .replace("\"mostPercent\": 50", "\"mostPercent\": 0"));
        // Of the others, some judge by a time that WeChat's has nothing to do with.
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(audit.run().findings())
                        .filteredOn(finding -> finding.check().matches("(ledger|orders)-.*"))
                        .isNotEmpty()
                        .allMatch(Finding::isClean));
    }

    @Test
    void whatIsBoughtBringsPointsThatPayForTheNextOrderAndRefundsUndoBoth() {
        var tea = counter.tea("明前西湖龙井", 300_00, 50);
        var liu = people.shopper("刘雨晴");
        var address = liu.address(HUANGPU);

        // She buys two; the points that they bring are hers to see and not yet to use.
        var first = liu.buys(tea, 2, address);
        liu.pays(first);
        eventually(liu, 0, 600);

        // One of them comes back before it is shipped, and takes its points along.
        refundOne(first);
        eventually(liu, 0, 300);

        // The other one is shipped, received, and some days later the order is complete.
        completes(first, liu);
        liu = people.shopper("刘雨晴");
        eventually(liu, 300, 0);

        // At the next checkout she is told what her points are worth, and uses them.
        var offer = liu.quote(tea, 2, address);
        assertThat(offer.texts("/missed/*/words")).contains("可用 300 积分抵 ¥3.00");
        assertThat(quote(liu, tea, 2, address, "301").at("/reason")).isEqualTo("unit");
        assertThat(quote(liu, tea, 2, address, "400").at("/reason")).isEqualTo("most");
        var quoted = quote(liu, tea, 2, address, "300");
        assertThat(quoted.number("/payableFen")).isEqualTo(600_00 - 3_00 + 8_00);
        var second = place(liu, tea, 2, address, "300", 605_00);
        points(liu, 0, 300);

        // Paid: the points are spent, and new ones come, for what was paid for goods.
        liu.pays(second);
        eventually(liu, 0, 597);

        // Half of it comes back: half of the points that she spent, and half of those that it brought go.
        refundOne(second);
        eventually(liu, 150, 298);
        assertThat(liu.order(second).number("/refundedFen")).isEqualTo(298_50);

        // The rest comes back, and it is as if she had never ordered.
        refundOne(second);
        eventually(liu, 300, 0);

        // All of it can be read.
        var statement = liu.shop().get("/api/points/statement?limit=3");
        assertThat(statement.texts("/items/*/words")).contains("退款，积分退回", "退款，扣回购物积分");
        assertThat(liu.shop()
                        .get("/api/points/statement?limit=3&cursor=" + statement.at("/next"))
                        .texts("/items/*/words"))
                .hasSize(3);
    }

    @Test
    void pointsOfAnOrderThatIsNotPaidAreFreeAgain() {
        var tea = counter.tea("凤凰单丛", 100_00, 10);
        var chen = people.shopper("陈思琪");
        var address = chen.address(HUANGPU);
        given(chen, 500);

        var cancelled = place(chen, tea, 1, address, "500", 103_00);
        points(chen, 0, 500);
        chen.shop().once().post("/api/orders/" + cancelled + "/cancellation");
        points(chen, 500, 0);

        place(chen, tea, 1, address, "400", 104_00);
        clock.advance(Duration.ofMinutes(31));
        eventually(chen, 500, 0);

        // Paid and cancelled before it is shipped: what it had spent comes back, what it brought goes.
        var paid = place(chen, tea, 1, address, "500", 103_00);
        chen.pays(paid);
        eventually(chen, 0, 95);
        chen.shop().once().post("/api/orders/" + paid + "/cancellation");
        eventually(chen, 500, 0);
    }

    @Test
    void pointsThatWereUsedByTheTimeOfTheRefundAreOwed() {
        var tea = counter.tea("安溪铁观音", 200_00, 10);
        var lin = people.shopper("林晓雯");
        var address = lin.address(HUANGPU);
        var order = lin.buys(tea, 1, address);
        lin.pays(order);
        eventually(lin, 0, 200);
        completes(order, lin);
        lin = people.shopper("林晓雯");
        eventually(lin, 200, 0);
        lin.pays(place(lin, tea, 1, address, "200", 206_00));
        eventually(lin, 0, 198);

        refundOne(order);

        eventuallyOwes(lin, 200);
        given(lin, 300);
        points(lin, 100, 198);
    }

    @Test
    void whatIsNoNumberOfPointsIsRefused() {
        var tea = counter.tea("福鼎白茶", 90_00, 10);
        var anna = people.shopper("Annabel");
        var address = anna.address(HUANGPU);
        given(anna, 500);

        for (var nonsense : List.of("-100", "0", "100.5", "1e3", "99999999999999999999", "points", " 100")) {
            assertThat(quote(anna, tea, 1, address, nonsense).code()).isEqualTo("promotion-not-applicable");
        }
        points(anna, 500, 0);
    }

    private void hire() {
        merchant = doors.operatorWith(
                "settings:read",
                "settings:edit",
                "orders:read",
                "orders:ship",
                "orders:refund",
                "points:read",
                "points:adjust");
    }

    private void setRules(String rules) {
        var seen = merchant.get("/admin/api/settings/points");
        assertThat(merchant.ifMatch(seen)
                        .put("/admin/api/settings/points", rules)
                        .status())
                .isEqualTo(200);
    }

    private void given(People.Buyer member, int points) {
        assertThat(adjust(member, points, "开业赠送").status()).isEqualTo(201);
    }

    private Answer adjust(People.Buyer member, int change, String reason) {
        return merchant.once().post(pointsOf(member) + "/adjustments", Map.of("change", change, "reason", reason));
    }

    private static String pointsOf(People.Buyer member) {
        return "/admin/api/members/" + member.shop().get("/api/me").at("/id") + "/points";
    }

    private static Answer mine(People.Buyer member) {
        return member.shop().get("/api/points");
    }

    private static void points(People.Buyer member, int usable, int held) {
        var answer = mine(member);
        assertThat(List.of(answer.number("/usable"), answer.number("/held")))
                .containsExactly((long) usable, (long) held);
    }

    private static void eventually(People.Buyer member, int usable, int held) {
        await().atMost(SOON).untilAsserted(() -> points(member, usable, held));
    }

    private static void eventuallyOwes(People.Buyer member, long points) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(mine(member).number("/owed")).isEqualTo(points));
    }

    private void refundOne(String order) {
        var refund = Map.of("parts", List.of(Map.of("line", 1, "quantity", 1)), "reason", "顾客退货");
        assertThat(merchant.once()
                        .post("/admin/api/orders/" + order + "/refunds", refund)
                        .status())
                .isLessThan(300);
    }

    private void completes(String order, People.Buyer buyer) {
        var parcel = Map.of(
                "carrier",
                "SF",
                "trackingNumber",
                "SF" + Math.abs(order.hashCode()),
                "parts",
                List.of(Map.of("line", 1, "quantity", 1)));
        assertThat(merchant.once()
                        .post("/admin/api/orders/" + order + "/parcels", parcel)
                        .status())
                .isEqualTo(201);
        assertThat(buyer.shop().once().post("/api/orders/" + order + "/receipt").status())
                .isLessThan(300);
        // Eight days later everybody has to log in again.
        clock.advance(Duration.ofDays(8));
        hire();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                merchant.get("/admin/api/orders/" + order).at("/state"))
                        .isEqualTo("COMPLETED"));
    }

    private static Answer quote(People.Buyer buyer, SkuId sku, int quantity, String address, String points) {
        var basket = new HashMap<String, Object>();
        basket.put("items", List.of(Map.of("sku", sku, "quantity", quantity)));
        basket.put("address", address);
        basket.put("choices", List.of(Map.of("play", "points", "promotion", points)));
        return buyer.shop().post("/api/orders/quotes", basket);
    }

    private static String place(
            People.Buyer buyer, SkuId sku, int quantity, String address, String points, long totalFen) {
        var order = new HashMap<>(People.Buyer.order(sku, quantity, address, totalFen));
        order.put("choices", List.of(Map.of("play", "points", "promotion", points)));
        var placed = buyer.shop().once().post("/api/orders", order);
        assertThat(placed.status()).as("%s", placed).isEqualTo(201);
        return placed.at("/id");
    }
}
