package mall.api.coupons;

import static mall.api.coupons.CouponCounter.amount;
import static mall.api.coupons.CouponCounter.choice;
import static mall.api.coupons.CouponCounter.claim;
import static mall.api.orders.ShopFloor.basket;
import static mall.api.orders.ShopFloor.item;
import static mall.api.orders.ShopFloor.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import mall.api.orders.ShopFloor;
import mall.testing.Race;
import mall.testing.http.Answer;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@MallHttpTest
@Import({ShopFloor.class, CouponCounter.class})
class CouponHttpTests {

    @Autowired
    Doors doors;

    @Autowired
    ShopFloor floor;

    @Autowired
    CouponCounter counter;

    @SuppressWarnings("NullAway.Init") // before each test
    Client liu;

    @SuppressWarnings("NullAway.Init") // before each test
    Client clerk;

    @BeforeEach
    void theyAreThere() {
        liu = doors.shopper();
        clerk = counter.clerk();
    }

    @Test
    void fiveHundredShoppersClaimTheLastHundred() {
        var template = counter.opened(clerk, amount(20_00, 100_00, 100));
        var shoppers = Stream.generate(doors::shopper).limit(500).toList();

        var race = Race.of(shoppers.stream()
                .map(shopper -> (Callable<Answer>) () -> claim(shopper, template))
                .toList());

        assertThat(race.losers()).isEmpty();
        assertThat(race.winners()).filteredOn(answer -> answer.status() == 201).hasSize(100);
        assertThat(race.winners())
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(400)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("coupon-sold-out"));
        assertThat(clerk.get("/admin/api/coupon-templates/" + template + "/figures")
                        .number("/issued"))
                .isEqualTo(100);
    }

    @Test
    void aClaimedCouponIsShownAndListedAndNobodyElseSeesIt() {
        var template = counter.opened(clerk, amount(20_00, 100_00, 10));
        assertThat(liu.get("/api/coupon-templates").texts("/items/*/id")).contains(template);

        var coupon = claim(liu, template);

        assertThat(coupon.status()).isEqualTo(201);
        assertThat(coupon.at("/promise/kind")).isEqualTo("AMOUNT");
        assertThat(coupon.number("/promise/amountFen")).isEqualTo(20_00);
        assertThat(liu.get("/api/coupons?tab=USABLE").texts("/items/*/id")).containsExactly(coupon.at("/id"));
        assertThat(doors.shopper().get("/api/coupons/" + coupon.at("/id")).status())
                .isEqualTo(404);
        assertThat(claim(liu, template).code()).isEqualTo("coupon-limit-reached");
    }

    @Test
    void aBasketSaysWhichCouponsFitItAndWhatTheOthersWouldTake() {
        var fits = claim(liu, counter.opened(clerk, amount(20_00, 50_00, 10))).at("/id");
        var far = claim(liu, counter.opened(clerk, amount(90_00, 300_00, 10))).at("/id");
        var basket = basket(ShopFloor.address(liu), item(floor.tea(100_00, 10), 1));

        var answer = liu.post("/api/coupons/for-basket", basket);

        assertThat(answer.texts("/items/*/coupon/id")).containsExactly(fits, far);
        assertThat(answer.at("/items/1/reason")).isEqualTo("below-threshold");
        assertThat(answer.at("/items/1/words")).isEqualTo("再买 ¥200.00 可减 ¥90.00");
        assertThat(answer.number("/items/0/savingFen")).isEqualTo(20_00);
    }

    @Test
    void aCouponThatAnotherOrderHasBoundIsNamedAsBound() {
        var bound = claim(liu, counter.opened(clerk, amount(20_00, 50_00, 10))).at("/id");
        var basket = basket(ShopFloor.address(liu), item(floor.tea(100_00, 10), 1));
        assertThat(liu.once().post("/api/orders", order(80_00, basket)).status())
                .isEqualTo(201);

        var answer = liu.post("/api/coupons/for-basket", basket);

        assertThat(answer.texts("/items/*/coupon/id")).containsExactly(bound);
        assertThat(answer.at("/items/0/reason")).isEqualTo("locked");
        assertThat(answer.at("/items/0/words")).isEqualTo("已被另一张待付款的订单占用");
    }

    @Test
    void whoSaysNoneKeepsHisCoupons() {
        var coupon = claim(liu, counter.opened(clerk, amount(20_00, 50_00, 10))).at("/id");
        var basket = basket(ShopFloor.address(liu), item(floor.tea(100_00, 10), 1));
        assertThat(liu.post("/api/orders/quotes", basket).number("/payableFen")).isEqualTo(80_00);

        basket.put("choices", List.of(choice("none")));
        var placed = liu.once().post("/api/orders", order(100_00, basket));

        assertThat(placed.status()).isEqualTo(201);
        assertThat(liu.get("/api/coupons/" + coupon).at("/state")).isEqualTo("AVAILABLE");
    }

    @Test
    void twoOrdersRaceForOneCoupon() {
        var coupon = claim(liu, counter.opened(clerk, amount(20_00, 50_00, 10))).at("/id");
        var basket = basket(ShopFloor.address(liu), item(floor.tea(100_00, 10), 1));
        basket.put("choices", List.of(choice(coupon)));

        var race = Race.of(List.<Callable<Answer>>of(
                () -> liu.once().post("/api/orders", order(80_00, basket)),
                () -> liu.once().post("/api/orders", order(80_00, basket))));

        assertThat(race.winners()).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(race.winners())
                .filteredOn(answer -> answer.status() != 201)
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.status()).isEqualTo(409);
                    assertThat(answer.code()).isIn("coupon-unusable", "promotion-not-applicable");
                    assertThat(answer.at("/reason")).isEqualTo("locked");
                });
    }

    @Test
    void aFriendTakesItOutOfTheCard() {
        var coupon = claim(liu, counter.opened(clerk, amount(20_00, 50_00, 10))).at("/id");
        var gift = liu.post("/api/coupons/" + coupon + "/gift");
        assertThat(gift.status()).isEqualTo(201);
        var card = "/api/coupon-gifts/" + gift.at("/token");
        var chen = doors.shopper();

        assertThat(chen.get(card).at("/name")).isEqualTo("茶友券");
        assertThat(liu.once().post(card + "/taking").code()).isEqualTo("coupon-gift-own");
        var taken = chen.once().post(card + "/taking");

        assertThat(taken.status()).isEqualTo(200);
        assertThat(chen.get("/api/coupons/" + coupon).at("/transfersLeft")).isEqualTo("0");
        assertThat(liu.get("/api/coupons/" + coupon).status()).isEqualTo(404);
        assertThat(doors.shopper().once().post(card + "/taking").code()).isEqualTo("coupon-gift-gone");
        assertThat(liu.once().post("/api/coupon-gifts/short/taking").status()).isEqualTo(400);
    }

    @Test
    void aGiftThatIsWithdrawnIsTheGiversAgain() {
        var coupon = claim(liu, counter.opened(clerk, amount(20_00, 50_00, 10))).at("/id");
        liu.post("/api/coupons/" + coupon + "/gift");

        assertThat(liu.delete("/api/coupons/" + coupon + "/gift").status()).isEqualTo(204);

        assertThat(liu.get("/api/coupons/" + coupon).at("/state")).isEqualTo("AVAILABLE");
        assertThat(liu.delete("/api/coupons/" + coupon + "/gift").code()).isEqualTo("coupon-gift-gone");
    }

    @Test
    void aClaimNeedsAKeyAndARealTemplate() {
        var template = counter.opened(clerk, amount(20_00, 50_00, 10));

        assertThat(liu.post("/api/coupon-templates/" + template + "/coupons").status())
                .isEqualTo(400);
        assertThat(claim(liu, "0192f8a0-0000-7000-8000-00000000dead").status()).isEqualTo(404);
        assertThat(liu.once()
                        .post("/api/coupons/redemptions", Map.of("code", "NOSUCHCODE"))
                        .code())
                .isEqualTo("coupon-code-unknown");
    }
}
