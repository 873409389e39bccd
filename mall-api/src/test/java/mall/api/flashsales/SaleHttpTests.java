package mall.api.flashsales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mall.admin.catalog.Merchant;
import mall.domain.inventory.Stock;
import mall.domain.inventory.StockCause;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.SkuId;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Ten teas of ¥19.00 for ¥9.90.
@MallHttpTest
class SaleHttpTests {

    @Autowired
    Doors doors;

    @Autowired
    Stock stock;

    @Autowired
    Clock clock;

    Client owner;
    Client anybody;
    String product = "";
    String sku = "";

    @BeforeEach
    void aTea() {
        owner = doors.owner();
        anybody = doors.nobody();
        var merchant = new Merchant(owner);
        product = merchant.onSale(merchant.tea());
        sku = anybody.get("/api/products/" + product).at("/variants/0/sku");
        stock.adjust(new SkuId(UUID.fromString(sku)), 50, "到货", new StockCause("delivery", Ids.next()), Actor.shop());
    }

    @Nested
    class AnOpenSession {

        String path = "";

        @BeforeEach
        void isScheduled() {
            path = "/api/flash-sales/sessions/" + session(sale(clock.instant(), 10));
        }

        @Test
        void showsItsGoodsAndTheShopsTime() {
            var session = anybody.get(path);

            assertThat(session.at("/state")).isEqualTo("OPEN");
            assertThat(Instant.parse(session.at("/now")))
                    .isBetween(Instant.parse(session.at("/opensAt")), Instant.parse(session.at("/closesAt")));
            assertThat(session.number("/lots/0/priceFen")).isEqualTo(990);
            assertThat(session.number("/lots/0/usualPriceFen")).isEqualTo(1900);
            assertThat(session.number("/lots/0/quota")).isEqualTo(10);
            assertThat(session.number("/lots/0/limitPerMember")).isEqualTo(2);
        }

        @Test
        void isOnTheListAndOnTheProductsPage() {
            var id = anybody.get(path).at("/id");

            assertThat(anybody.get("/api/flash-sales").texts("/items/*/id")).contains(id);
            assertThat(anybody.get("/api/products/" + product + "/flash-sale").at("/id"))
                    .isEqualTo(id);
        }

        @Test
        void givesAShopperATokenForEachOfItsGoods() {
            var shopper = doors.shopper();
            var first = shopper.get(path + "/mine");
            var second = shopper.get(path + "/mine");

            assertThat(first.texts("/attempts/*/sku")).containsExactly(sku);
            assertThat(first.at("/attempts/0/token")).isNotEqualTo(second.at("/attempts/0/token"));
            assertThat(anybody.get(path + "/mine").status()).isEqualTo(401);
        }

        @Test
        void isTooLateForAReminder() {
            assertThat(doors.shopper().put(path + "/reminder", Map.of()).code()).isEqualTo("flash-reminder-too-late");
        }

        @Test
        void isPricedForWhoeverChoseIt() {
            var promotion = anybody.get(path).at("/promotion");
            var quote = Map.of(
                    "items", List.of(Map.of("sku", sku, "quantity", 1)),
                    "choices", List.of(Map.of("play", "flash-sale", "promotion", promotion)));

            var answer = doors.shopper().post("/api/orders/quotes", quote);

            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
            assertThat(answer.number("/payableFen")).isEqualTo(990);
        }
    }

    @Nested
    class AComingSession {

        String path = "";

        @BeforeEach
        void isScheduled() {
            path = "/api/flash-sales/sessions/" + session(sale(clock.instant().plus(Duration.ofHours(2)), 10));
        }

        @Test
        void isShownBeforehand() {
            var session = anybody.get(path);

            assertThat(session.at("/state")).isEqualTo("COMING");
            assertThat(session.number("/lots/0/left")).isEqualTo(10);
            assertThat(session.number("/lots/0/percentGone")).isZero();
        }

        @Test
        void remindsWhoeverAsks() {
            var shopper = doors.shopper();

            assertThat(shopper.put(path + "/reminder", Map.of()).status()).isEqualTo(204);
            assertThat(shopper.get(path + "/mine").at("/reminder")).isEqualTo("true");

            assertThat(shopper.delete(path + "/reminder").status()).isEqualTo(204);
            assertThat(shopper.get(path + "/mine").at("/reminder")).isEqualTo("false");
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(anybody.get("/api/flash-sales/sessions/" + Ids.next()).status())
                .isEqualTo(404);
        assertThat(anybody.get("/api/products/" + product + "/flash-sale").status())
                .isEqualTo(404);
        assertThat(doors.shopper()
                        .put("/api/flash-sales/sessions/" + Ids.next() + "/reminder", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void tooLittleStockIsSaidWhereItWasWritten() {
        var path = "/admin/api/campaigns/" + draft(clock.instant(), 51);

        var refused = owner.ifMatch(owner.get(path)).post(path + "/schedule");

        assertThat(refused.code()).isEqualTo("invalid");
        assertThat(refused.texts("/errors/*/pointer")).containsExactly("/rules/items/0/quota");
    }

    @Test
    void theConsoleSeesWhatBecameOfASessionAndClosesIt() {
        var id = session(sale(clock.instant(), 10));
        var path = "/admin/api/flash-sessions/" + id;
        var clerk = doors.operatorWith("campaigns:read", "campaigns:run");

        assertThat(clerk.get(path).number("/lots/0/free")).isEqualTo(10);
        assertThat(clerk.get(path + "/figures").number("/lots/0/ordered")).isZero();
        assertThat(clerk.get(path + "/figures").number("/lots/0/attempts")).isZero();
        assertThat(clerk.post(path + "/close").at("/state")).isEqualTo("OVER");
        assertThat(clerk.post(path + "/close").code()).isEqualTo("flash-session-not-open");
        await().untilAsserted(() -> assertThat(
                        anybody.get("/api/flash-sales/sessions/" + id).at("/state"))
                .isEqualTo("OVER"));
    }

    private String session(String campaign) {
        return owner.get("/admin/api/campaigns/" + campaign + "/flash-sessions").at("/items/0/id");
    }

    private String sale(Instant from, int quota) {
        var id = draft(from, quota);
        var path = "/admin/api/campaigns/" + id;
        assertThat(owner.ifMatch(owner.get(path)).post(path + "/schedule").status())
                .isEqualTo(200);
        return id;
    }

    private String draft(Instant from, int quota) {
        var items = List.of(Map.of("sku", sku, "priceFen", 990, "quota", quota, "limitPerMember", 2));
        return owner.post(
                        "/admin/api/campaign-kinds/flash-sale/campaigns",
                        Map.of(
                                "name", "双十一秒杀",
                                "period",
                                        Map.of(
                                                "from", from.minusSeconds(60).toString(),
                                                "until", from.plusSeconds(3_600).toString()),
                                "slots", List.of(),
                                "audience", Map.of("kind", "everyone", "values", List.of()),
                                "limits", Map.of(),
                                "rules", Map.of("items", items)))
                .at("/id");
    }
}
