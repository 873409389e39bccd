package mall.api.carts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.editing.Products;
import mall.domain.inventory.Stock;
import mall.domain.inventory.StockCause;
import mall.domain.inventory.Take;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.SkuId;
import mall.testing.http.Answer;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MallHttpTest
class CartHttpTests {

    @Autowired
    Doors doors;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stock stock;

    @Autowired
    Products products;

    ProductId teas = ProductId.next();
    SkuId tea = SkuId.next();
    SkuId cup = SkuId.next();
    Client me;

    @BeforeEach
    void theShopSellsTeaAndCups() {
        me = doors.shopper();
        sell(teas, tea, 1200, 5);
        sell(ProductId.next(), cup, 4900, 5);
    }

    void sell(ProductId product, SkuId sku, long priceFen, int onHand) {
        jdbc.sql("""
                        insert into product (id, title, subtitle, kind, state, tags, pictures, specs, prominence,
                            description, created_at, changed_at, put_on_sale_at, version)
                        values (:id, '冻顶乌龙', '', 'PHYSICAL', 'ON_SALE', '{}', '{}', '[]', 0, '', now(), now(), now(), 0)
                        """).param("id", product.id()).update();
        jdbc.sql("""
                        insert into sku (id, product_id, position, spec_values, list_price_fen, price_fen, weight_grams, retired)
                        values (:id, :product, 0, '{}', :price, :price, 100, false)
                        """)
                .param("id", sku.id())
                .param("product", product.id())
                .param("price", priceFen)
                .update();
        stock.open(sku, onHand, Actor.shop());
    }

    Answer add(SkuId sku, Object quantity) {
        return me.post("/api/cart/lines", Map.of("sku", sku.toString(), "quantity", quantity));
    }

    @Test
    void isEmptyAtFirst() {
        var cart = me.get("/api/cart");

        assertThat(cart.status()).isEqualTo(200);
        assertThat(cart.texts("/lines/*/id")).isEmpty();
        assertThat(cart.number("/amountFen")).isZero();
        assertThat(me.get("/api/cart/count").number("/units")).isZero();
    }

    @Test
    void isForWhoeverIsSignedIn() {
        assertThat(doors.nobody().get("/api/cart").status()).isEqualTo(401);
        assertThat(doors.owner().get("/api/cart").status()).isEqualTo(401);
    }

    @Nested
    class WithTwoTeasAndACup {

        String teaLine = "";
        String cupLine = "";

        @BeforeEach
        void added() {
            teaLine = add(tea, 2).at("/lineId");
            cupLine = add(cup, 1).at("/lineId");
        }

        @Test
        void showsWhatItHoldsAtTodaysPrices() {
            var cart = me.get("/api/cart");

            assertThat(cart.texts("/lines/*/sku")).containsExactly(cup.toString(), tea.toString());
            assertThat(cart.at("/lines/1/goods/title")).isEqualTo("冻顶乌龙");
            assertThat(cart.number("/lines/1/goods/priceFen")).isEqualTo(1200);
            assertThat(cart.number("/lines/1/quantity")).isEqualTo(2);
            assertThat(cart.number("/amountFen")).isEqualTo(7300);
            assertThat(cart.number("/units")).isEqualTo(3);
        }

        @Test
        void addsUpWhatIsAddedTwice() {
            var again = add(tea, 1);

            assertThat(again.status()).isEqualTo(201);
            assertThat(again.at("/lineId")).isEqualTo(teaLine);
            assertThat(again.number("/units")).isEqualTo(4);
            assertThat(me.get("/api/cart/count").number("/lines")).isEqualTo(2);
        }

        @Test
        void takesAnotherQuantity() {
            var cart = me.put("/api/cart/lines/" + teaLine + "/quantity", Map.of("quantity", 4));

            assertThat(cart.number("/amountFen")).isEqualTo(9700);
        }

        @Test
        void countsWhatIsSelected() {
            assertThat(me.delete("/api/cart/lines/" + cupLine + "/selection").number("/amountFen"))
                    .isEqualTo(2400);
            assertThat(me.put("/api/cart/lines/" + cupLine + "/selection").number("/amountFen"))
                    .isEqualTo(7300);
            assertThat(me.put("/api/cart/selection", Map.of("lineIds", List.of(cupLine)))
                            .number("/amountFen"))
                    .isEqualTo(4900);
            assertThat(me.put("/api/cart/selection", Map.of("lineIds", List.of()))
                            .number("/units"))
                    .isZero();
        }

        @Test
        void letsLinesGo() {
            assertThat(me.delete("/api/cart/lines/" + teaLine).status()).isEqualTo(204);
            assertThat(me.delete("/api/cart/lines/" + teaLine).status()).isEqualTo(404);
            assertThat(me.delete("/api/cart/lines?id=" + cupLine).status()).isEqualTo(204);

            assertThat(me.get("/api/cart/count").number("/lines")).isZero();
        }

        @Test
        void explainsWhatWentStale() {
            stock.reserve(new StockCause("order", Ids.next()), List.of(Take.of(tea, 4)));
            await().untilAsserted(() -> assertThat(me.get("/api/cart").texts("/lines/1/problems/*/kind"))
                    .containsExactly("FEWER_LEFT"));
            assertThat(me.get("/api/cart").number("/lines/1/problems/0/available"))
                    .isEqualTo(1);

            products.takeOffSale(List.of(teas), Actor.shop());
            var cart = me.get("/api/cart");

            assertThat(cart.texts("/lines/1/problems/*/kind")).containsExactly("OFF_SALE");
            assertThat(cart.at("/lines/1/canBeOrdered")).isEqualTo("false");
            assertThat(cart.number("/amountFen")).isEqualTo(4900);
            assertThat(add(tea, 1).code()).isEqualTo("cart-sku-off-sale");
        }

        @Test
        void isNobodyElses() {
            var other = doors.shopper();

            assertThat(other.put("/api/cart/lines/" + teaLine + "/quantity", Map.of("quantity", 4))
                            .status())
                    .isEqualTo(404);
            assertThat(other.put("/api/cart/lines/" + teaLine + "/selection").status())
                    .isEqualTo(404);
            assertThat(other.delete("/api/cart/lines/" + teaLine + "/selection").status())
                    .isEqualTo(404);
            assertThat(other.put("/api/cart/selection", Map.of("lineIds", List.of(teaLine)))
                            .status())
                    .isEqualTo(404);
            assertThat(other.delete("/api/cart/lines/" + teaLine).status()).isEqualTo(404);
            assertThat(other.delete("/api/cart/lines?id=" + teaLine).status()).isEqualTo(404);

            assertThat(me.get("/api/cart").number("/amountFen")).isEqualTo(7300);
        }
    }

    @Nested
    class BadInput {

        @ParameterizedTest
        @ValueSource(
                strings = {"0", "-1", "1000", "1000000000", "99999999999999999999", "1.5", "\"2\"", "null", "true"})
        void isNoQuantity(String quantity) {
            var answer = me.post("/api/cart/lines", "{\"sku\":\"%s\",\"quantity\":%s}".formatted(tea, quantity));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.texts("/errors/*/pointer")).containsExactly("/quantity");
            assertThat(me.get("/api/cart/count").number("/lines")).isZero();
        }

        @ParameterizedTest
        @CsvSource({"priceFen, 1", "memberId, 1", "selected, true", "amountFen, 0"})
        void isAFieldThatIsNotTheShoppersToSend(String field, String value) {
            var answer = me.post(
                    "/api/cart/lines", "{\"sku\":\"%s\",\"quantity\":1,\"%s\":%s}".formatted(tea, field, value));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.texts("/errors/*/pointer")).containsExactly("/" + field);
            assertThat(me.get("/api/cart/count").number("/lines")).isZero();
        }

        @Test
        void isASkuThatIsNotThere() {
            assertThat(add(SkuId.next(), 1).status()).isEqualTo(404);
            assertThat(me.post("/api/cart/lines", Map.of("sku", "1 or 1=1", "quantity", 1))
                            .status())
                    .isEqualTo(400);
            assertThat(me.post("/api/cart/lines", Map.of("quantity", 1)).status())
                    .isEqualTo(400);
        }

        @Test
        void isWhatIsOffSale() {
            products.takeOffSale(List.of(teas), Actor.shop());

            var answer = add(tea, 1);

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("cart-sku-off-sale");
        }

        @Test
        void isMoreThanALineHolds() {
            add(tea, 999);

            var answer = add(tea, 1);

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("cart-line-full");
            assertThat(answer.number("/limit")).isEqualTo(999);
        }

        @Test
        void isASelectionOfMoreThanACartHolds() {
            var ids = IntStream.range(0, 101).mapToObj(_ -> UUID.randomUUID()).toList();

            assertThat(me.put("/api/cart/selection", Map.of("lineIds", ids)).status())
                    .isEqualTo(400);
            assertThat(me.put("/api/cart/selection", "{\"lineIds\":[null]}").status())
                    .isEqualTo(400);
            assertThat(me.delete("/api/cart/lines").status()).isEqualTo(400);
            assertThat(me.delete("/api/cart/lines?id=").status()).isEqualTo(400);
        }
    }
}
