package mall.api.orders;

import static mall.api.orders.ShopFloor.basket;
import static mall.api.orders.ShopFloor.item;
import static mall.api.orders.ShopFloor.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
import org.springframework.context.annotation.Import;

@MallHttpTest
@Import(ShopFloor.class)
class CheckoutHttpTests {

    @Autowired
    Doors doors;

    @Autowired
    ShopFloor floor;

    Client liu;
    String home = "";
    SkuId tea = SkuId.next();

    @BeforeEach
    void liuWantsTea() {
        liu = doors.shopper();
        home = ShopFloor.address(liu);
        tea = floor.tea(25_00, 100);
    }

    @Test
    void aBasketIsPricedAndPlacedAtThatPrice() {
        var quote = liu.post("/api/orders/quotes", basket(home, item(tea, 2)));
        assertThat(quote.status()).isEqualTo(200);
        assertThat(quote.number("/payableFen")).isEqualTo(50_00);

        var placed = liu.once().post("/api/orders", order(50_00, basket(home, item(tea, 2))));

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.at("/state")).isEqualTo("AWAITING_PAYMENT");
        assertThat(placed.at("/delivery/recipient")).isEqualTo("刘小雨");
        assertThat(liu.get("/api/orders").texts("/items/*/id")).containsExactly(placed.at("/id"));
        assertThat(liu.get("/api/orders/counts").number("/AWAITING_PAYMENT")).isEqualTo(1);
    }

    @Test
    void whatWasOrderedFromTheCartLeavesIt() {
        liu.post("/api/cart/lines", Map.of("sku", tea.toString(), "quantity", 1));
        var fromCart = order(25_00, basket(home, item(tea, 1)));
        fromCart.put("source", "CART");

        assertThat(liu.once().post("/api/orders", fromCart).status()).isEqualTo(201);

        assertThat(liu.get("/api/cart").texts("/lines/*/id")).isEmpty();
    }

    @Test
    void aTotalThatChangedIsRefusedWithTheNewQuote() {
        var answer = liu.once().post("/api/orders", order(1, basket(home, item(tea, 1))));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("price-changed");
        assertThat(answer.number("/seenFen")).isEqualTo(1);
        assertThat(answer.number("/quote/payableFen")).isEqualTo(25_00);
        nothingWasOrdered();
    }

    @Test
    void nobodySaysOfHimselfThatAPlayLetHimIn() {
        var letIn = order(25_00, basket(home, item(tea, 1)));
        letIn.put("source", "PLAY");

        var answer = liu.once().post("/api/orders", letIn);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.texts("/errors/*/pointer")).containsExactly("/source");
        nothingWasOrdered();
    }

    @Nested
    class TheSameKey {

        final String key = UUID.randomUUID().toString();

        @Test
        void twiceIsOneOrder() {
            var first = place(1);
            var second = place(1);

            assertThat(second.status()).isEqualTo(201);
            assertThat(second.at("/id")).isEqualTo(first.at("/id"));
        }

        @Test
        void againTakesNothingOutOfTheCartThatWasPutInSince() {
            var fromCart = order(25_00, basket(home, item(tea, 1)));
            fromCart.put("source", "CART");
            liu.once(key).post("/api/orders", fromCart);
            liu.post("/api/cart/lines", Map.of("sku", tea.toString(), "quantity", 3));

            assertThat(liu.once(key).post("/api/orders", fromCart).status()).isEqualTo(201);

            assertThat(liu.get("/api/cart").texts("/lines/*/id")).hasSize(1);
        }

        @Test
        void againFindsTheOrderThoughItsAddressIsGone() {
            var first = place(1);
            liu.delete("/api/addresses/" + home);

            assertThat(place(1).at("/id")).isEqualTo(first.at("/id"));
        }

        @Test
        void withAnotherBodyIsRefused() {
            place(1);

            var other = place(2);

            assertThat(other.status()).isEqualTo(422);
            assertThat(other.code()).isEqualTo("idempotency-key-reused");
        }

        @Test
        void sixtyFourTimesAtOnceIsOneOrder() throws Exception {
            var answers = new ArrayList<Answer>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var calls = IntStream.range(0, 64)
                        .<Future<Answer>>mapToObj(_ -> threads.submit(() -> place(1)))
                        .toList();
                for (var call : calls) answers.add(call.get());
            }

            assertThat(answers).extracting(Answer::status).contains(201).allMatch(List.of(201, 409)::contains);
            assertThat(answers.stream()
                            .filter(answer -> answer.status() == 201)
                            .map(answer -> answer.at("/id"))
                            .distinct())
                    .hasSize(1);
            assertThat(floor.reserved(tea)).isEqualTo(1);
        }

        private Answer place(int quantity) {
            return liu.once(key).post("/api/orders", order(25_00L * quantity, basket(home, item(tea, quantity))));
        }
    }

    @Nested
    class BadInput {

        @ParameterizedTest
        @CsvSource({"0,quantity-out-of-range", "-1,quantity-out-of-range", "1000000000,quantity-out-of-range"})
        void aQuantityThatNobodyBuys(int quantity, String code) {
            refused(order(25_00, basket(home, item(tea, quantity))), 400, code);
        }

        @Test
        void halfATea() {
            refused(order(25_00, basket(home, item(tea, 1.5))), 400, "wrong-type");
        }

        @Test
        void theSameSkuTwice() {
            refused(order(25_00, basket(home, item(tea, 1), item(tea, 1))), 400, "sku-repeated");
        }

        @ParameterizedTest
        @ValueSource(strings = {"price", "unitPriceFen", "status", "userId", "payableFen"})
        void whatIsNotTheShoppersToSay(String field) {
            var order = order(25_00, basket(home, item(tea, 1)));
            order.put(field, 1);

            refused(order, 400, "unknown-field");
        }

        @Test
        void whatIsOffSale() {
            refused(order(25_00, basket(home, item(floor.tea("陈茶", "OFF_SALE", 25_00, 5), 1))), 409, "not-for-sale");
        }

        @Test
        void whatDoesNotExist() {
            refused(order(25_00, basket(home, item(SkuId.next(), 1))), 409, "not-for-sale");
        }

        @Test
        void somebodyElsesAddress() {
            var wangsHome = ShopFloor.address(doors.shopper());

            refused(order(25_00, basket(wangsHome, item(tea, 1))), 404, "not-found");
        }

        @Test
        void moreThanThereIs() {
            var scarce = floor.tea(25_00, 1);

            refused(order(50_00, basket(home, item(scarce, 2))), 409, "out-of-stock");
        }

        @Test
        void noKey() {
            var answer = liu.post("/api/orders", order(25_00, basket(home, item(tea, 1))));

            assertThat(answer.status()).isEqualTo(400);
            nothingWasOrdered();
        }

        @Test
        void nobodyAndTheOtherSide() {
            var order = order(25_00, basket(home, item(tea, 1)));

            assertThat(doors.nobody().once().post("/api/orders", order).status())
                    .isEqualTo(401);
            assertThat(doors.owner().once().post("/api/orders", order).status()).isEqualTo(401);
        }

        @Test
        void theWrongContentTypeAndTooMuchOfIt() {
            var bare = liu.once().with("Content-Type", "text/plain");
            var huge = "{\"remark\":\"" + "x".repeat(5_000_000) + "\"}";

            assertThat(bare.send("POST", "/api/orders", BodyPublishers.ofString("{}"))
                            .status())
                    .isEqualTo(415);
            assertThat(liu.once().post("/api/orders", huge).status()).isEqualTo(413);
        }

        @Test
        void aPageOfAMillionAndATabThatIsNone() {
            assertThat(liu.get("/api/orders?limit=1000000").status()).isEqualTo(400);
            assertThat(liu.get("/api/orders?tab=EVERYTHING").status()).isEqualTo(400);
            assertThat(liu.get("/api/orders?cursor=made-up").status()).isEqualTo(400);
        }

        private void refused(Map<String, Object> order, int status, String code) {
            var answer = liu.once().post("/api/orders", order);

            assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
            assertThat(answer.code()).isEqualTo(code);
            nothingWasOrdered();
        }
    }

    @Nested
    class SomebodyElsesOrder {

        @Test
        void isNotThere() {
            var order = floor.buys(liu, tea, 1);
            var wang = doors.shopper();

            for (var answer : List.of(
                    wang.get("/api/orders/" + order),
                    wang.once().post("/api/orders/" + order + "/cancellation"),
                    wang.post("/api/orders/" + order + "/receipt"),
                    wang.once().post("/api/orders/" + order + "/payments"),
                    wang.get("/api/orders/" + order + "/buy-again"),
                    wang.delete("/api/orders/" + order))) {
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.code()).isEqualTo("not-found");
            }
            assertThat(liu.get("/api/orders/" + order).at("/state")).isEqualTo("AWAITING_PAYMENT");
        }
    }

    private void nothingWasOrdered() {
        assertThat(liu.get("/api/orders").texts("/items/*/id")).isEmpty();
        assertThat(floor.reserved(tea)).isZero();
    }
}
