package mall.admin.catalog;

import static mall.admin.catalog.Merchant.fresh;
import static mall.admin.catalog.Merchant.sku;
import static mall.admin.catalog.Merchant.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mall.testing.http.Answer;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@MallHttpTest
class ProductHttpTests {

    @Autowired
    Doors doors;

    Client console;

    Merchant merchant;

    @BeforeEach
    void aMerchant() {
        console = doors.operatorWith("catalog:*", "files:upload");
        merchant = new Merchant(console);
    }

    @Nested
    class ADraft {

        @Test
        void isSeenByNobodyUntilItIsPutOnSale() {
            var id = merchant.draft(merchant.teaInTwoSizes()).at("/id");
            assertThat(doors.nobody().get("/api/products/" + id).status()).isEqualTo(404);

            var listed = console.post("/admin/api/products/listings", Map.of("products", List.of(id)));

            assertThat(listed.status()).isEqualTo(204);
            var page = doors.nobody().get("/api/products/" + id);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.texts("/variants/*/values/0")).containsExactly("大杯", "中杯");
        }

        @Test
        void comesBackAsItWasWrittenWithIdsForItsVariants() {
            var tea = with(
                    merchant.teaInTwoSizes(),
                    "maxPerOrder",
                    3,
                    "skus",
                    List.of(Map.of(
                            "values",
                            List.of("大杯"),
                            "priceFen",
                            1900,
                            "listPriceFen",
                            2500,
                            "memberPriceFen",
                            1700,
                            "weightGrams",
                            450,
                            "skuCode",
                            fresh("T"))));

            var created = merchant.draft(tea);

            assertThat(created.status()).isEqualTo(201);
            assertThat(created.etag()).isEqualTo("\"0\"");
            assertThat(created.at("/state")).isEqualTo("DRAFT");
            assertThat(created.number("/maxPerOrder")).isEqualTo(3);
            assertThat(created.number("/skus/0/listPriceFen")).isEqualTo(2500);
            assertThat(created.number("/skus/0/memberPriceFen")).isEqualTo(1700);
            assertThat(created.at("/skus/0/id")).hasSize(36);
            assertThat(console.get("/admin/api/products/" + created.at("/id")).text())
                    .isEqualTo(created.text());
        }

        @Test
        void isThrownAway() {
            var created = merchant.draft(merchant.tea());
            var path = "/admin/api/products/" + created.at("/id");

            assertThat(console.delete(path).status()).isEqualTo(428);
            assertThat(console.ifMatch(created).delete(path).status()).isEqualTo(204);
            assertThat(console.get(path).status()).isEqualTo(404);
        }

        @Test
        void isNotPutOnSaleWithoutAFace() {
            var bare =
                    merchant.draft(with(merchant.tea(), "pictures", List.of())).at("/id");
            var other = merchant.draft(merchant.tea()).at("/id");

            var refused = console.post("/admin/api/products/listings", Map.of("products", List.of(other, bare)));

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("product-incomplete");
            assertThat(console.get("/admin/api/products/" + other).at("/state")).isEqualTo("DRAFT");
        }
    }

    @Nested
    class AProductOnSale {

        Map<String, Object> tea;
        String id;

        @BeforeEach
        void onSale() {
            tea = merchant.teaInTwoSizes();
            id = merchant.onSale(tea);
        }

        @Test
        void keepsTheIdsOfItsVariantsThroughAnEditThatIsSeenAtOnce() {
            var seen = seen();
            var before = seen.texts("/skus/*/id");

            var edited = console.ifMatch(seen)
                    .put(path(), with(tea, "title", "冻顶乌龙", "skus", List.of(sku(1600, "中杯"), sku(2100, "大杯"))));

            assertThat(edited.status()).isEqualTo(200);
            assertThat(edited.texts("/skus/*/id")).containsExactly(before.get(1), before.get(0));
            var page = doors.nobody().get("/api/products/" + id);
            assertThat(page.at("/title")).isEqualTo("冻顶乌龙");
            assertThat(page.number("/variants/0/priceFen")).isEqualTo(1600);
        }

        @Test
        void isNotEditedByWhoeverSawAnOlderVersion() {
            var seen = seen();
            console.ifMatch(seen).put(path(), with(tea, "subtitle", "先"));

            var late = console.ifMatch(seen).put(path(), with(tea, "subtitle", "后"));

            assertThat(late.status()).isEqualTo(412);
            assertThat(late.code()).isEqualTo("stale-version");
            assertThat(seen().at("/subtitle")).isEqualTo("先");
            assertThat(console.put(path(), tea).status()).isEqualTo(428);
        }

        @Test
        void isTakenOffSaleAndCannotBeThrownAway() {
            console.post("/admin/api/products/delistings", Map.of("products", List.of(id)));

            assertThat(doors.nobody().get("/api/products/" + id).at("/state")).isEqualTo("OFF_SALE");
            assertThat(console.ifMatch(seen()).delete(path()).code()).isEqualTo("product-was-on-sale");
        }

        @Test
        void isFoundInTheConsolesList() {
            var shelf = seen().at("/categories/0");
            var list = console.get("/admin/api/products?limit=1&state=ON_SALE&category=" + shelf);

            assertThat(list.texts("/items/*/id")).containsExactly(id);
            assertThat(list.number("/items/0/lowestPriceFen")).isEqualTo(1500);
            assertThat(list.number("/items/0/variants")).isEqualTo(2);
        }

        private Answer seen() {
            return console.get(path());
        }

        private String path() {
            return "/admin/api/products/" + id;
        }
    }

    @Nested
    class TheConsolesList {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "limit=1000000",
                    "limit=0",
                    "state=SOLD",
                    "category=x",
                    "brand=1",
                    "q=",
                    "cursor=AAAA",
                })
        void refusesWhatMakesNoSense(String query) {
            assertThat(console.get("/admin/api/products?" + query).status()).isEqualTo(400);
        }

        @Test
        void isReadButNotWrittenByWhoMayOnlyRead() {
            var reader = doors.operatorWith("catalog:read");
            var id = merchant.draft(merchant.tea()).at("/id");

            assertThat(reader.get("/admin/api/products/" + id).status()).isEqualTo(200);
            assertThat(reader.post("/admin/api/products", merchant.tea()).status())
                    .isEqualTo(403);
            assertThat(reader.post("/admin/api/products/listings", Map.of("products", List.of(id)))
                            .status())
                    .isEqualTo(403);
        }
    }
}
