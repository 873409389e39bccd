package mall.journeys;

import static mall.api.coupons.CouponCounter.amount;
import static mall.api.coupons.CouponCounter.choice;
import static mall.api.coupons.CouponCounter.claim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mall.api.coupons.CouponCounter;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Finding;
import mall.domain.kernel.ShopClock;
import mall.domain.kernel.SkuId;
import mall.testing.http.Client;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// The life of a coupon with the whole mall around it: claimed, explained, locked, used, partly
/// refunded; and given back when its order is cancelled.
@Journey
@Import(CouponCounter.class)
class CouponJourneyTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String HUANGPU = "310101";

    @Autowired
    People people;

    @Autowired
    TeaCounter counter;

    @Autowired
    CouponCounter coupons;

    @Autowired
    ShopClock clock;

    @Autowired
    Audit audit;

    @Test
    void aCouponIsClaimedUsedAndTakesItsShareOfARefund() {
        // The merchant takes ¥60 off every ¥500.
        var wang = coupons.clerk();
        var template = coupons.opened(wang, amount(60_00, 500_00, 100));
        var longjing = counter.tea("明前西湖龙井", 298_00, 50);

        // Liu claims one and looks at what her tea costs: the quote uses it by itself and says so.
        var liu = people.shopper("刘小雨");
        var coupon = claim(liu.shop(), template).at("/id");
        var address = liu.address(HUANGPU);
        var quote = liu.quote(longjing, 2, address);
        assertThat(quote.number("/payableFen")).isEqualTo(596_00 - 60_00 + 8_00);
        assertThat(quote.texts("/applied/*/promotion")).contains(coupon);
        assertThat(quote.texts("/applied/*/label")).contains("茶友券");

        // One packet is not enough, and the quote says what it would take.
        assertThat(liu.quote(longjing, 1, address).texts("/missed/*/words")).contains("再买 ¥202.00 可减 ¥60.00");

        // She orders; the coupon is locked, and no other order may have it.
        var order = liu.place(longjing, 2, address, 544_00).at("/id");
        assertThat(stateOf(coupon, liu)).isEqualTo("LOCKED");
        var second = liu.shop().post("/api/orders/quotes", choosing(coupon, longjing, 2, address));
        assertThat(second.code()).isEqualTo("promotion-not-applicable");
        assertThat(second.at("/reason")).isEqualTo("locked");

        // She pays, and it is used.
        liu.pays(order);
        awaitState(coupon, liu, "USED");

        // One packet goes back: it takes its half of the coupon along.
        var refunded = wang.once()
                .post(
                        "/admin/api/orders/" + order + "/refunds",
                        Map.of("parts", List.of(Map.of("line", 1, "quantity", 1)), "reason", "少发一盒"));
        assertThat(refunded.status()).isLessThan(300);
        awaitRefunded(order, liu, 268_00);
        assertThat(stateOf(coupon, liu)).isEqualTo("USED");

        // The merchant sees what it cost him and what it brought.
        var figures = wang.get("/admin/api/coupon-templates/" + template + "/figures");
        assertThat(figures.number("/discountFen")).isEqualTo(60_00);
        assertThat(figures.number("/revenueFen")).isEqualTo(544_00);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(audit.run().findings()).allMatch(Finding::isClean));
    }

    @Test
    void aCancelledOrderGivesItsCouponBack() {
        var template = coupons.opened(coupons.clerk(), amount(20_00, 100_00, 100));
        var tea = counter.tea("凤凰单丛", 128_00, 10);
        var chen = people.shopper("陈思思");
        var coupon = claim(chen.shop(), template).at("/id");
        var order = chen.buys(tea, 1, chen.address(HUANGPU));
        assertThat(stateOf(coupon, chen)).isEqualTo("LOCKED");

        chen.shop().once().post("/api/orders/" + order + "/cancellation");

        assertThat(stateOf(coupon, chen)).isEqualTo("AVAILABLE");
        var paid = chen.buys(tea, 1, chen.address(HUANGPU));
        chen.pays(paid);
        awaitState(coupon, chen, "USED");

        // Paid and cancelled before anything was shipped: all of it goes back, the coupon too.
        chen.shop().once().post("/api/orders/" + paid + "/cancellation");

        assertThat(stateOf(coupon, chen)).isEqualTo("AVAILABLE");
        await().atMost(SOON).untilAsserted(() -> assertThat(chen.stateOf(paid)).isEqualTo("REFUNDED"));
    }

    @Test
    void aCouponComesBackOnceAllThatItWasUsedOnIsGivenBackPieceByPiece() {
        var wang = coupons.clerk();
        var template = coupons.opened(wang, amount(20_00, 100_00, 100));
        var lin = people.shopper("林晓");
        var coupon = claim(lin.shop(), template).at("/id");
        var order = delivered(wang, lin, counter.tea("安溪铁观音", 88_00, 10), 2);
        awaitState(coupon, lin, "USED");

        refundsOne(wang, order);
        awaitRefunded(order, lin, 78_00);
        assertThat(stateOf(coupon, lin)).isEqualTo("USED");
        refundsOne(wang, order);

        awaitState(coupon, lin, "AVAILABLE");
        assertThat(lin.order(order).number("/refundedFen")).isEqualTo(156_00);
    }

    @Test
    void whatACouponTakesBackComesBackWithTheRestOfTheGoods() {
        var wang = coupons.clerk();
        var template = coupons.opened(wang, amount(20_00, 100_00, 100).replace("SHARE", "TAKE_BACK"));
        var lin = people.shopper("赵岚");
        var coupon = claim(lin.shop(), template).at("/id");
        var order = delivered(wang, lin, counter.tea("武夷肉桂", 60_00, 10), 2);
        awaitState(coupon, lin, "USED");

        refundsOne(wang, order);
        awaitRefunded(order, lin, 40_00);
        refundsOne(wang, order);

        awaitRefunded(order, lin, 100_00);
    }

    @Test
    void anOrderThatNobodyPaysLetsItsCouponGo() {
        var template = coupons.opened(coupons.clerk(), amount(20_00, 50_00, 100));
        var tea = counter.tea("福鼎白茶", 99_00, 10);
        var anna = people.shopper("Anna");
        var coupon = claim(anna.shop(), template).at("/id");
        anna.buys(tea, 1, anna.address(HUANGPU));
        assertThat(stateOf(coupon, anna)).isEqualTo("LOCKED");

        clock.advance(Duration.ofMinutes(31));

        var wang = coupons.clerk();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                wang.get("/admin/api/coupons/" + coupon).at("/state"))
                        .isEqualTo("AVAILABLE"));
    }

    /// Bought, paid and sent.
    private static String delivered(Client operator, People.Buyer buyer, SkuId sku, int quantity) {
        var order = buyer.buys(sku, quantity, buyer.address(HUANGPU));
        buyer.pays(order);
        var parcel = Map.of(
                "carrier", "SF",
                "trackingNumber", "SF1234509876",
                "parts", List.of(Map.of("line", 1, "quantity", quantity)));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(operator.once()
                                .post("/admin/api/orders/" + order + "/parcels", parcel)
                                .status())
                        .isEqualTo(201));
        return order;
    }

    private static void awaitState(String coupon, People.Buyer holder, String state) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stateOf(coupon, holder)).isEqualTo(state));
    }

    private static void awaitRefunded(String order, People.Buyer buyer, long fen) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(buyer.order(order).number("/refundedFen")).isEqualTo(fen));
    }

    private static void refundsOne(Client operator, String order) {
        var refund = Map.of("parts", List.of(Map.of("line", 1, "quantity", 1)), "reason", "顾客退货");
        assertThat(operator.once()
                        .post("/admin/api/orders/" + order + "/refunds", refund)
                        .status())
                .isLessThan(300);
    }

    private static String stateOf(String coupon, People.Buyer holder) {
        return holder.shop().get("/api/coupons/" + coupon).at("/state");
    }

    private static Map<String, Object> choosing(String coupon, SkuId sku, int quantity, String address) {
        var basket = new HashMap<String, Object>();
        basket.put("items", List.of(Map.of("sku", sku, "quantity", quantity)));
        basket.put("address", address);
        basket.put("choices", List.of(choice(coupon)));
        return basket;
    }
}
