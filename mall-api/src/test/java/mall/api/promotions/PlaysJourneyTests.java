package mall.api.promotions;

import static java.util.concurrent.TimeUnit.SECONDS;
import static mall.api.orders.ShopFloor.basket;
import static mall.api.orders.ShopFloor.item;
import static mall.api.orders.ShopFloor.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import mall.api.orders.ShopFloor;
import mall.domain.freight.FreightMode;
import mall.domain.freight.FreightRate;
import mall.domain.freight.FreightRules;
import mall.domain.freight.FreightTemplateId;
import mall.domain.freight.FreightTemplates;
import mall.domain.kernel.Ids;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.testing.http.Answer;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.wechat.MallWithWechat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Several promotions on one cart, from the first look at its price to money that goes back.
@MallWithWechat
@Import({ShopFloor.class, CampaignFloor.class})
class PlaysJourneyTests {

    private static final String MATRIX = "/admin/api/stacking-matrix";

    @Autowired
    Doors doors;

    @Autowired
    ShopFloor floor;

    @Autowired
    CampaignFloor campaigns;

    @Autowired
    FreightTemplates freights;

    @Autowired
    JdbcClient jdbc;

    Client liu;
    Client console;
    String home = "";

    @BeforeEach
    void liuComesIn() {
        liu = doors.shopper();
        home = ShopFloor.address(liu);
        console = doors.operatorWith("settings:*", "orders:*", "payments:*");
    }

    /// Two oolongs at 100 yuan, a jasmine at 60, a spoon at 12; sending them costs 10. Every second
    /// oolong at half price; from 200 yuan 30 off, from 300 yuan 60; a cup or a tin from 200 yuan; the
    /// spoon for 1 yuan from 100; no freight from 150. Gifts and reductions go together here.
    @Nested
    class ACartFullOfPromotions {

        final FreightTemplateId tenYuan = tenYuan();
        final SkuId oolong = travelling(tenYuan, floor.tea("冻顶乌龙", "ON_SALE", 100_00, 50));
        final SkuId jasmine = travelling(tenYuan, floor.tea("茉莉银针", "ON_SALE", 60_00, 50));
        final SkuId spoon = travelling(tenYuan, floor.tea("竹茶匙", "ON_SALE", 12_00, 50));
        final SkuId cup = floor.tea("品茗杯", "ON_SALE", 30_00, 50);
        final SkuId tin = floor.tea("茶叶罐", "ON_SALE", 45_00, 50);
        final Map<String, Object> teas = campaigns.scope(oolong, jasmine);
        final String gift = giftFrom200();

        ACartFullOfPromotions() {
            campaigns.run(
                    "second-half",
                    "乌龙第二件半价",
                    Map.of("scope", campaigns.scope(oolong), "every", 2, "percent", 50, "sameProduct", true));
            campaigns.run(
                    "reduction",
                    "茶季满减",
                    Map.of(
                            "scope",
                            teas,
                            "measure",
                            "AMOUNT",
                            "ladder",
                            List.of(step(200_00, 30_00), step(300_00, 60_00)),
                            "repeated",
                            false));
            campaigns.run(
                    "add-on",
                    "一元换购",
                    Map.of(
                            "scope",
                            teas,
                            "fromFen",
                            100_00,
                            "extras",
                            List.of(Map.of("sku", spoon, "priceFen", 1_00)),
                            "most",
                            1));
            campaigns.run("free-freight", "满150包邮", Map.of("scope", teas, "fromFen", 150_00));
        }

        @BeforeEach
        void giftsGoWithReductions() {
            combine(List.of(Map.of("one", "gift", "other", "reduction", "together", true)));
        }

        @AfterEach
        void asUsual() {
            combine(List.of());
        }

        @Test
        void saysInWordsWhatAppliesToWhichLineAndWhatMoreThereIs() {
            var quote = quote();

            assertThat(quote.number("/payableFen")).as(quote.toString()).isEqualTo(181_00);
            assertThat(quote.texts("/applied/*/label"))
                    .containsExactlyInAnyOrder("乌龙第二件半价", "一元换购", "茶季满减", "买茶有礼", "满150包邮");
            assertThat(quote.texts("/applied/*/words"))
                    .containsExactlyInAnyOrder(
                            "第 2 件半价，共 1 件享优惠",
                            "换购 1 件，每件省 ¥11.00",
                            "已满 ¥210.00，满 ¥200.00 减 ¥30.00",
                            "已满 ¥200.00，获赠「品茗杯」，2 款可选",
                            "已满 ¥150.00 包邮");
            assertThat(quote.texts("/missed/*/words")).containsExactly("再买 ¥90.00 可减 ¥60.00");
            assertThat(quote.number("/missed/0/missingFen")).isEqualTo(90_00);
            assertThat(quote.texts("/lines/*/payableFen")).containsExactly("12857", "5143", "100", "0");
            assertThat(quote.number("/freightFen")).isEqualTo(10_00);
        }

        @Test
        void tellsWhatIsMissingForTheNextStep() {
            var gaps = liu.post("/api/orders/gaps", cart());

            assertThat(gaps.status()).as(gaps.toString()).isEqualTo(200);
            assertThat(gaps.texts("/gaps/*/missed/label")).containsExactly("茶季满减");
            assertThat(gaps.number("/gaps/0/missed/missingFen")).isEqualTo(90_00);
            assertThat(gaps.texts("/gaps/0/products/*/id")).isEmpty();
        }

        @Test
        void letsTheShopperChooseHisGift() {
            var first = quote();
            assertThat(first.at("/lines/3/sku")).isEqualTo(cup.toString());
            assertThat(first.texts("/lines/3/alternatives/*/title")).containsExactly("茶叶罐");

            var chosen = liu.post("/api/orders/quotes", choosing(cart(), tin));

            assertThat(chosen.at("/lines/3/sku")).isEqualTo(tin.toString());
            assertThat(chosen.number("/payableFen")).isEqualTo(181_00);
        }

        @Test
        void refusesAGiftThatIsNotAmongThem() {
            var refused = liu.post("/api/orders/quotes", choosing(cart(), spoon));

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("promotion-not-applicable");
            assertThat(refused.at("/reason")).isEqualTo("no-such-gift");
        }

        @Test
        void isOrderedAtThatPriceAndGivesBackToTheFenWithTheGift() {
            var id = buys(choosing(cart(), tin), 181_00);
            floor.pays(liu, id);
            awaitState(id, "PAID");

            refund(id, 1, 1);

            var afterwards = liu.get("/api/orders/" + id);
            assertThat(afterwards.number("/refundedFen"))
                    .as(afterwards.toString())
                    .isEqualTo(64_28);
            assertThat(afterwards.number("/lines/3/refunded")).isEqualTo(1);
            assertThat(floor.reserved(tin)).isZero();
            assertThat(floor.reserved(oolong)).isEqualTo(1);

            for (var line : List.of(1, 2, 3)) refund(id, line, 1);

            var allBack = liu.get("/api/orders/" + id);
            assertThat(allBack.number("/refundedFen")).as(allBack.toString()).isEqualTo(181_00);
        }

        private Answer quote() {
            return liu.post("/api/orders/quotes", cart());
        }

        private Map<String, Object> cart() {
            return basket(home, item(oolong, 2), item(jasmine, 1), item(spoon, 1));
        }

        private Map<String, Object> choosing(Map<String, Object> cart, SkuId wanted) {
            cart.put("choices", List.of(Map.of("play", "gift", "promotion", gift, "option", wanted.toString())));
            return cart;
        }

        private String giftFrom200() {
            var gifts = List.of(
                    Map.of("sku", cup, "quantity", 1, "valueFen", 30_00),
                    Map.of("sku", tin, "quantity", 1, "valueFen", 45_00));
            return campaigns.run(
                    "gift",
                    "买茶有礼",
                    Map.of(
                            "scope",
                            teas,
                            "ladder",
                            List.of(Map.of("fromFen", 200_00, "gifts", gifts)),
                            "onRefund",
                            "RETURN_GIFT"));
        }
    }

    private void combine(List<Map<String, Object>> pairs) {
        var changed = console.ifMatch(console.get(MATRIX)).put(MATRIX, Map.of("pairs", pairs));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    }

    private String buys(Map<String, Object> cart, long total) {
        var placed = liu.once().post("/api/orders", order(total, cart));
        assertThat(placed.status()).as(placed.toString()).isEqualTo(201);
        return placed.at("/id");
    }

    private void refund(String id, int line, int quantity) {
        var refund = Map.of("parts", List.of(Map.of("line", line, "quantity", quantity)), "reason", "不合适");
        var answer = console.once().post("/admin/api/orders/" + id + "/refunds", refund);
        assertThat(answer.status()).as(answer.toString()).isLessThan(300);
    }

    private void awaitState(String id, String state) {
        await().atMost(20, SECONDS)
                .untilAsserted(() ->
                        assertThat(liu.get("/api/orders/" + id).at("/state")).isEqualTo(state));
    }

    private FreightTemplateId tenYuan() {
        var rate = new FreightRate(100, Money.ofFen(10_00), 10, Money.ZERO, null, null);
        var name = "十元 " + Ids.next().toString().substring(24);
        return freights.create(name, new FreightRules(FreightMode.PIECE, List.of(), rate));
    }

    private SkuId travelling(FreightTemplateId template, SkuId sku) {
        jdbc.sql("""
                        update product set freight_template_id = :template
                        where id = (select product_id from sku where id = :sku)
                        """).param("template", template.id()).param("sku", sku.id()).update();
        return sku;
    }

    private static Map<String, Object> step(long from, long off) {
        return Map.of("fromFen", from, "offFen", off);
    }
}
