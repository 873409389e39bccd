package mall.admin.orders;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import mall.api.orders.ShopFloor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.SkuId;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.wechat.MallWithWechat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@MallWithWechat
@Import(ShopFloor.class)
class OrderDeskHttpTests {

    @Autowired
    Doors doors;

    @Autowired
    ShopFloor floor;

    final String title = "政和白茶 " + Ids.next();
    Client liu;
    Client wang;
    SkuId tea = SkuId.next();
    String order = "";

    @BeforeEach
    void liuHasPaidForThreeTeas() {
        liu = doors.shopper();
        wang = doors.operatorWith("orders:read", "orders:ship", "orders:refund", "orders:cancel", "orders:note");
        tea = floor.tea(title, "ON_SALE", 25_00, 10);
        order = floor.buys(liu, tea, 3);
        floor.pays(liu, order);
        awaitState("PAID");
    }

    @Nested
    class APaidOrder {

        @Test
        void isFoundByNumberTitleAndState() {
            var number = liu.get("/api/orders/" + order).at("/number");

            assertThat(found("number=" + number)).containsExactly(order);
            assertThat(found("title=" + title.substring(5) + "&state=PAID")).containsExactly(order);
            assertThat(found("title=" + title.substring(5) + "&state=SHIPPED")).isEmpty();
        }

        @Test
        void isFoundByThePhoneOfItsReceiverAndByTime() {
            var mine = "title=" + title.substring(5);
            var placed = Instant.parse(liu.get("/api/orders/" + order).at("/times/placedAt"));

            assertThat(found(mine + "&phone=13800138000")).containsExactly(order);
            assertThat(found(mine + "&phone=8000")).containsExactly(order);
            assertThat(found(mine + "&phone=9000")).isEmpty();
            assertThat(found(mine + "&from=" + placed + "&until=" + placed.plusSeconds(1)))
                    .containsExactly(order);
            assertThat(found(mine + "&from=" + placed.plusSeconds(1))).isEmpty();
            assertThat(found(mine + "&from=2026-01-01T00:00:00Z&until=" + placed))
                    .isEmpty();
        }

        @Test
        void isShippedInTwoParcels() {
            var first = wang.once().post(path("/parcels"), parcel("SF1234567", 2));
            assertThat(first.status()).isEqualTo(201);
            assertThat(state()).isEqualTo("PARTLY_SHIPPED");

            assertThat(wang.once()
                            .post(path("/parcels"), Map.of("carrier", "ZTO", "trackingNumber", "ZTO7654321"))
                            .status())
                    .isEqualTo(201);

            assertThat(state()).isEqualTo("SHIPPED");
            assertThat(liu.get("/api/orders/" + order).texts("/parcels/*/carrierName"))
                    .containsExactly("顺丰速运", "中通快递");
            assertThat(wang.get(path("/history")).texts("/*/action"))
                    .containsExactly("placed", "paid", "shipped", "shipped");
        }

        @Test
        void isShippedOnceHoweverOftenTheButtonIsPressed() {
            var key = Ids.next().toString();

            var first = wang.once(key).post(path("/parcels"), parcel("SF1234567", 1));
            var second = wang.once(key).post(path("/parcels"), parcel("SF1234567", 1));

            assertThat(second.at("/parcel")).isEqualTo(first.at("/parcel"));
            assertThat(liu.get("/api/orders/" + order).texts("/parcels/*/id")).hasSize(1);
        }

        @Test
        void isNotShippedWithWhatMakesNoSense() {
            assertThat(wang.once()
                            .post(path("/parcels"), parcel("SF1234567", 4))
                            .code())
                    .isEqualTo("more-than-left");
            assertThat(wang.once()
                            .post(path("/parcels"), parcel("SF1234567", 0))
                            .status())
                    .isEqualTo(400);
            assertThat(wang.once().post(path("/parcels"), parcel("<script>", 1)).code())
                    .isEqualTo("tracking-number-malformed");
            assertThat(wang.once()
                            .post(path("/parcels"), Map.of("carrier", "OWL", "trackingNumber", "OWL12345"))
                            .status())
                    .isEqualTo(400);
            assertThat(wang.once().post(path("/parcels"), Map.of()).code()).isEqualTo("tracking-unfit");
            assertThat(wang.once()
                            .post(path("/parcels"), Map.of("carrier", "SF"))
                            .status())
                    .isEqualTo(400);
            assertThat(state()).isEqualTo("PAID");
        }

        @Test
        void givesSomeUnitsBackOncePerKey() {
            var refund = Map.of("parts", List.of(Map.of("line", 1, "quantity", 1)), "reason", "缺货一件");
            var key = Ids.next().toString();

            assertThat(wang.once(key).post(path("/refunds"), refund).number("/refundedFen"))
                    .isEqualTo(25_00);
            assertThat(wang.once(key).post(path("/refunds"), refund).number("/refundedFen"))
                    .isEqualTo(25_00);
            await().atMost(20, SECONDS)
                    .untilAsserted(
                            () -> assertThat(liu.get("/api/orders/" + order).at("/refunds/0/settledAt"))
                                    .isNotEqualTo("null"));
        }

        @Test
        void isCancelledByTheShopAndRefunded() {
            assertThat(wang.once().post(path("/cancellation")).status()).isEqualTo(200);

            awaitState("REFUNDED");
            assertThat(liu.get("/api/orders/" + order).number("/refundedFen")).isEqualTo(75_00);
            assertThat(floor.reserved(tea)).isZero();
        }

        @Test
        void isCancelledOncePerKeyAndNotWithoutOne() {
            var key = Ids.next().toString();

            assertThat(wang.post(path("/cancellation")).code()).isEqualTo("idempotency-key-missing");
            assertThat(wang.once(key).post(path("/cancellation")).status()).isEqualTo(200);
            assertThat(wang.once(key).post(path("/cancellation")).status()).isEqualTo(200);
            assertThat(wang.once().post(path("/cancellation")).code()).isEqualTo("order-state");
        }

        @Test
        void bearsNotesThatTheBuyerDoesNotSee() {
            wang.post(path("/notes"), Map.of("text", "客户要求加急"));

            assertThat(wang.get(path("/history")).texts("/*/note")).contains("客户要求加急");
            assertThat(liu.get("/api/orders/" + order).text()).doesNotContain("加急");
        }

        @Test
        void showsItsReceiverOnlyToWhoeverMayKnow() {
            assertThat(wang.get(path("")).at("/delivery/phone")).isEqualTo("138****8000");
            assertThat(wang.post(path("/address-revelations")).status()).isEqualTo(403);

            var packer = doors.operatorWith("orders:reveal-address");

            assertThat(packer.post(path("/address-revelations")).at("/phone")).isEqualTo("13800138000");
        }
    }

    @Nested
    class AnotherPermission {

        @Test
        void doesNotShip() {
            var reader = doors.operatorWith("orders:read");

            assertThat(reader.once()
                            .post(path("/parcels"), parcel("SF1234567", 1))
                            .status())
                    .isEqualTo(403);
            assertThat(reader.post(path("/cancellation")).status()).isEqualTo(403);
            assertThat(liu.get(path("")).status()).isEqualTo(401);
        }
    }

    @Test
    void theConsoleKnowsTheCarriers() {
        assertThat(wang.get("/admin/api/carriers").texts("/items/*/carrier")).contains("SF", "ZTO");
        assertThat(wang.get("/admin/api/shipping-notices/troubled").status()).isEqualTo(200);
    }

    private String path(String rest) {
        return "/admin/api/orders/" + order + rest;
    }

    private List<String> found(String query) {
        return wang.get("/admin/api/orders?" + query.replace(" ", "%20")).texts("/items/*/id");
    }

    private String state() {
        return wang.get(path("")).at("/state");
    }

    private void awaitState(String state) {
        await().atMost(20, SECONDS)
                .untilAsserted(() ->
                        assertThat(liu.get("/api/orders/" + order).at("/state")).isEqualTo(state));
    }

    private static Map<String, Object> parcel(String number, int units) {
        return Map.of(
                "carrier", "SF", "trackingNumber", number, "parts", List.of(Map.of("line", 1, "quantity", units)));
    }
}
