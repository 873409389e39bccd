package mall.api.catalog;

import static mall.admin.catalog.Merchant.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@MallHttpTest
class ProductPageHttpTests {

    @Autowired
    Doors doors;

    @Autowired
    Stock stock;

    Client anybody;
    Client console;
    Merchant merchant;
    Map<String, Object> tea;
    String id;
    String sku;

    @BeforeEach
    void aProductOnSale() {
        anybody = doors.nobody();
        console = doors.operatorWith("catalog:*", "files:upload");
        merchant = new Merchant(console);
        tea = merchant.teaInTwoSizes();
        id = merchant.onSale(tea);
        sku = anybody.get("/api/products/" + id).at("/variants/0/sku");
    }

    @Nested
    class APage {

        @Test
        void showsEverythingInOneAnswer() {
            var page = anybody.get("/api/products/" + id);

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Type")).startsWith("application/json");
            assertThat(page.at("/title")).isEqualTo(tea.get("title"));
            assertThat(page.texts("/specs/*/name")).containsExactly("规格");
            assertThat(page.texts("/variants/*/priceFen")).containsExactly("1900", "1500");
            assertThat(page.at("/variants/0/memberPriceFen")).isEqualTo("null");
            assertThat(page.at("/description")).isEqualTo("<p>好茶</p>");
            assertThat(page.number("/sold")).isZero();
            assertThat(page.at("/pictures/0")).startsWith("/files/");
            assertThat(page.body().has("version")).isFalse();
        }

        @Test
        void isNotSentAgainWhileNothingChanged() {
            var page = anybody.get("/api/products/" + id);
            var again = anybody.with("If-None-Match", page.etag());
            assertThat(again.get("/api/products/" + id).status()).isEqualTo(304);

            console.ifMatch(console.get("/admin/api/products/" + id))
                    .put("/admin/api/products/" + id, with(tea, "title", "冻顶乌龙"));

            var changed = again.get("/api/products/" + id);
            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.at("/title")).isEqualTo("冻顶乌龙");
        }

        @Test
        void showsWhatIsInStockWithinASecond() {
            assertThat(anybody.get("/api/products/" + id).number("/variants/0/available"))
                    .isZero();

            stockIn(5);

            Awaitility.await()
                    .atMost(Duration.ofSeconds(3))
                    .untilAsserted(
                            () -> assertThat(anybody.get("/api/products/" + id).number("/variants/0/available"))
                                    .isEqualTo(5));
        }

        @Test
        void ofAMovedShelfOrRenamedBrandIsNeverOld() {
            var brand = console.post("/admin/api/brands", Map.of("name", Merchant.fresh("半山"), "story", ""));
            console.ifMatch(console.get("/admin/api/products/" + id))
                    .put("/admin/api/products/" + id, with(tea, "brand", brand.at("/id")));
            anybody.get("/api/products/" + id);

            var name = Merchant.fresh("早窑");
            console.ifMatch(brand).put("/admin/api/brands/" + brand.at("/id"), Map.of("name", name, "story", ""));

            assertThat(anybody.get("/api/products/" + id).at("/brand/name")).isEqualTo(name);
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "1", "00000000-0000-0000-0000-00000000000", "'%20or%201=1"})
        void isNotFoundUnderWhatIsNoId(String nonsense) {
            assertThat(anybody.get("/api/products/" + nonsense).status()).isEqualTo(400);
        }

        @Test
        void ofNothingIsNotFound() {
            var absent = anybody.get("/api/products/" + UUID.randomUUID());

            assertThat(absent.status()).isEqualTo(404);
            assertThat(absent.code()).isEqualTo("not-found");
        }
    }

    @Nested
    class WaitingForAVariant {

        final Client shopper = doors.shopper();

        @Test
        void isNotedDownOnceAndGivenUp() {
            assertThat(shopper.post(path(sku)).status()).isEqualTo(204);
            assertThat(shopper.post(path(sku)).status()).isEqualTo(204);
            assertThat(shopper.get("/api/restock-requests").texts("/items/*")).containsExactly(sku);
            assertThat(doors.shopper().get("/api/restock-requests").texts("/items/*"))
                    .isEmpty();

            assertThat(shopper.delete(path(sku)).status()).isEqualTo(204);
            assertThat(shopper.get("/api/restock-requests").texts("/items/*")).isEmpty();
        }

        @Test
        void isPointlessWhileThereIsSome() {
            stockIn(1);

            assertThat(shopper.post(path(sku)).code()).isEqualTo("still-in-stock");
        }

        @Test
        void isForShoppersAndForWhatIsOnSale() {
            assertThat(anybody.post(path(sku)).status()).isEqualTo(401);
            assertThat(shopper.post(path(UUID.randomUUID().toString())).status())
                    .isEqualTo(404);

            console.post("/admin/api/products/delistings", Map.of("products", List.of(id)));

            assertThat(shopper.post(path(sku)).code()).isEqualTo("not-on-sale");
        }

        private static String path(String sku) {
            return "/api/skus/" + sku + "/restock-requests";
        }
    }

    private void stockIn(int units) {
        stock.adjust(new SkuId(UUID.fromString(sku)), units, "到货", new StockCause("test", Ids.next()), Actor.shop());
    }
}
