package mall.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Finding;
import mall.domain.kernel.ShopClock;
import mall.testing.http.Doors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import wechatsim.SimulatorControl;
import wechatsim.exchange.Exchange;

/// The whole loop: a shopper buys, WeChat Pay pays, the merchant ships.
@Journey
class PlaceOrderJourneyTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String HUANGPU = "310101";

    @Autowired
    People people;

    @Autowired
    Doors doors;

    @Autowired
    TeaCounter counter;

    @Autowired
    SimulatorControl wechat;

    @Autowired
    ShopClock clock;

    @Autowired
    Audit audit;

    @Autowired
    Books books;

    @Test
    void aShopperBuysWechatPayPaysAndTheMerchantShips() {
        // The merchant has fifty packets of Longjing in store.
        var longjing = counter.tea("明前西湖龙井", 29800, 50);

        // Liu opens the Mini Program, finds the tea by its initials and puts two into the cart.
        var liu = people.shopper("刘小雨");
        assertThat(liu.shop().get("/api/products?q=mqxhlj").texts("/items/*/title"))
                .contains("明前西湖龙井");
        assertThat(liu.shop()
                        .post("/api/cart/lines", Map.of("sku", longjing, "quantity", 2))
                        .status())
                .isEqualTo(201);

        // She asks what it costs to her door.
        var address = liu.address(HUANGPU);
        var quote = liu.quote(longjing, 2, address);
        assertThat(quote.number("/goodsFen")).isEqualTo(59600);
        assertThat(quote.number("/freightFen")).isEqualTo(800);
        assertThat(quote.number("/payableFen")).isEqualTo(60400);

        // She binds her phone, and as a member pays less.
        assertThat(liu.shop()
                        .put("/api/me/phone", Map.of("code", liu.phone().phoneCode()))
                        .status())
                .isEqualTo(200);
        var cheaper = liu.quote(longjing, 2, address);
        assertThat(cheaper.number("/payableFen")).isEqualTo(60200);
        assertThat(cheaper.texts("/applied/*/play")).containsExactly("member-price");

        // She orders at the price that she saw; the packets are hers for half an hour.
        var placed = liu.place(longjing, 2, address, 60200);
        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.at("/state")).isEqualTo("AWAITING_PAYMENT");
        assertThat(placed.at("/number")).matches("[0-9]{16}");
        var order = placed.at("/id");
        assertThat(counter.stockOf(longjing).available()).isEqualTo(48);

        // She pays in WeChat; WeChat's signed notice settles the order.
        liu.pays(order);
        await().atMost(SOON).untilAsserted(() -> assertThat(liu.stateOf(order)).isEqualTo("PAID"));
        assertThat(liu.order(order).number("/paidFen")).isEqualTo(60200);

        // In the shop Wang finds the order by its number and ships it in two parcels.
        var wang = doors.operatorWith("orders:read", "orders:ship");
        var found = wang.get("/admin/api/orders?number=" + placed.at("/number"));
        assertThat(found.texts("/items/*/id")).containsExactly(order);
        assertThat(wang.get("/admin/api/orders/" + order).at("/delivery/phone")).isEqualTo("138****8000");
        assertThat(wang.once()
                        .post("/admin/api/orders/" + order + "/parcels", parcel("SF1234567890", 1))
                        .status())
                .isEqualTo(201);
        assertThat(liu.stateOf(order)).isEqualTo("PARTLY_SHIPPED");
        assertThat(wang.once()
                        .post("/admin/api/orders/" + order + "/parcels", parcel("SF1234567891", 1))
                        .status())
                .isEqualTo(201);

        // Liu sees both parcels on their way; two packets have left the house.
        var shipped = liu.order(order);
        assertThat(shipped.at("/state")).isEqualTo("SHIPPED");
        assertThat(shipped.texts("/parcels/*/trackingNumber")).containsExactly("SF1234567890", "SF1234567891");
        assertThat(counter.stockOf(longjing).onHand()).isEqualTo(48);

        // WeChat is told of both parcels, so that the money is not kept back.
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(reportsToWechat())
                        .anyMatch(report -> report.requestBody().contains("SF1234567891")
                                && report.responseBody().contains("\"errcode\":0")));

        // She confirms that she has got them, and after the time for complaints the order is complete.
        assertThat(liu.shop().post("/api/orders/" + order + "/receipt").at("/state"))
                .isEqualTo("RECEIVED");
        clock.advance(Duration.ofDays(8));
        await().atMost(SOON).untilAsserted(() -> assertThat(orderState(order)).isEqualTo("COMPLETED"));

        // WeChat's own list and ours agree to the fen, and the audit finds nothing.
        await().atMost(SOON).untilAsserted(() -> {
            books.agree();
            assertThat(audit.run().findings()).allMatch(Finding::isClean);
        });
    }

    @Test
    void aPaidOrderIsCancelledAndItsMoneyFollowedHome() {
        var tea = counter.tea("凤凰单丛", 12800, 10);
        var chen = people.shopper("陈思思");
        var order = chen.buys(tea, 1, chen.address(HUANGPU));
        chen.pays(order);
        await().atMost(SOON).untilAsserted(() -> assertThat(chen.stateOf(order)).isEqualTo("PAID"));

        // She changes her mind before anything was shipped.
        var cancelled = chen.shop().once().post("/api/orders/" + order + "/cancellation");

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.at("/state")).isIn("CANCELLED", "REFUNDED");
        assertThat(counter.stockOf(tea).available()).isEqualTo(10);
        await().atMost(SOON).untilAsserted(() -> assertThat(chen.stateOf(order)).isEqualTo("REFUNDED"));
        assertThat(chen.order(order).number("/refundedFen")).isEqualTo(13600);
    }

    @Test
    void anOrderThatNobodyPaysLetsItsTeaGo() {
        var tea = counter.tea("福鼎白茶", 9900, 5);
        var anna = people.shopper("Anna");
        var order = anna.buys(tea, 5, anna.address(HUANGPU));
        assertThat(counter.stockOf(tea).available()).isZero();

        clock.advance(Duration.ofMinutes(31));

        await().atMost(SOON).untilAsserted(() -> assertThat(orderState(order)).isEqualTo("CANCELLED"));
        assertThat(counter.stockOf(tea).available()).isEqualTo(5);
    }

    /// Whether WeChat has accepted a report with that tracking number.
    private List<Exchange> reportsToWechat() {
        return wechat.exchanges().list().stream()
                .filter(exchange -> exchange.url().contains("/wxa/sec/order/upload_shipping_info"))
                .toList();
    }

    /// By the eyes of the shop: the shopper's session may be over when much time has passed.
    private String orderState(String order) {
        return doors.owner().get("/admin/api/orders/" + order).at("/state");
    }

    private static Map<String, Object> parcel(String number, int units) {
        return Map.of(
                "carrier", "SF", "trackingNumber", number, "parts", List.of(Map.of("line", 1, "quantity", units)));
    }
}
