package mall.promotion.coupon;

import static mall.promotion.coupon.CouponShop.WANG;
import static mall.promotion.coupon.CouponShop.basket;
import static mall.promotion.coupon.CouponShop.off;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.LineUnits;
import mall.domain.orders.OrderEvent.LinesRefunded;
import mall.domain.orders.OrderEvent.OrderPaid;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderRefunds;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.Audience;
import mall.promotion.coupon.Giving.Occasion;
import mall.promotion.coupon.Giving.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whoever buys is given a coupon, as long as that order stands. Orders here cost nothing, so that
/// they are paid and refunded without WeChat Pay.
@CouponTest
class EarnedCouponTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    CouponShop shop;

    @Autowired
    TeaHouse house;

    @Autowired
    CouponTemplates templates;

    @Autowired
    OrderRefunds refunds;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    MemberId liu = MemberId.next();
    SkuId tea = SkuId.next();
    CouponTemplateId template = CouponTemplateId.next();

    @BeforeEach
    void forEveryOrder() {
        liu = house.member();
        tea = house.tea(600_00);
        template = shop.template(
                off(20_00, 0),
                new Giving(
                        false,
                        null,
                        null,
                        Audience.EVERYONE,
                        null,
                        null,
                        1,
                        List.of(new Trigger(Occasion.ORDER_PAID, Money.ZERO))));
    }

    @AfterEach
    void isOver() {
        templates.end(template, templates.require(template).version(), WANG);
    }

    @ParameterizedTest
    @EnumSource(
            value = CouponState.class,
            names = {"AVAILABLE", "FROZEN", "OFFERED"})
    void itIsTakenBackWhenTheOrderIsUndone(CouponState meanwhile) {
        var order = buysTwo();
        var coupon = earned(order);
        jdbc.sql("update coupon set state = :state where id = :id")
                .param("state", meanwhile.name())
                .param("id", coupon.id())
                .update();

        refund(order, 2);

        becomes(coupon, CouponState.REVOKED);
    }

    @Test
    void itStaysWhileAnythingOfTheOrderIsKept() {
        var order = buysTwo();
        var coupon = earned(order);

        refund(order, 1);
        told(order);
        assertThat(shop.stateOf(coupon)).isEqualTo(CouponState.AVAILABLE);
        refund(order, 1);

        becomes(coupon, CouponState.REVOKED);
    }

    @Test
    void itIsTakenBackWhenAllGoodsOfAShippedOrderHaveComeBack() {
        var order = buysTwo();
        var coupon = earned(order);
        jdbc.sql("update order_line set refunded = quantity where order_id = :order")
                .param("order", order.id())
                .update();

        shop.tell(new LinesRefunded(order, liu, "case", List.of(), Money.ZERO));

        becomes(coupon, CouponState.REVOKED);
    }

    @Test
    void itStaysUsedWhenItWasUsedAndIsGoneOnceThatOrderIsUndoneToo() {
        var order = buysTwo();
        var coupon = earned(order);
        var next = buysForNothing(shop.tea(15_00), 1, coupon);
        becomes(coupon, CouponState.USED);

        refund(order, 2);
        told(order);
        assertThat(shop.stateOf(coupon)).isEqualTo(CouponState.USED);
        refund(next, 1);

        becomes(coupon, CouponState.REVOKED);
    }

    @Test
    void anOrderThatWaitsForItsMoneyKeepsItAndCannotGiveItBack() {
        var order = buysTwo();
        var coupon = earned(order);
        var next = shop.places(basket(liu, tea, 1, coupon));

        refund(order, 2);
        told(order);
        assertThat(shop.stateOf(coupon)).isEqualTo(CouponState.LOCKED);
        house.cancel(next, liu);

        assertThat(shop.stateOf(coupon)).isEqualTo(CouponState.REVOKED);
    }

    @Test
    void nothingIsGivenForAnOrderThatWasUndoneBeforeItsPaymentWasHeardOf() {
        var order = buysTwo();
        var coupon = earned(order);
        refund(order, 2);
        becomes(coupon, CouponState.REVOKED);
        jdbc.sql("delete from coupon where id = :id").param("id", coupon.id()).update();

        shop.tell(new OrderPaid(order, liu, Money.ZERO, clock.instant()));

        told(order);
        assertThat(coupons(order)).isEmpty();
    }

    @Test
    void aTemplateThatCannotBeGivenKeepsNoCouponFromBeingUsed() {
        var mine = shop.holds(liu, off(2_000_00, 0));
        spoil(template);

        buysForNothing(tea, 2, mine);

        becomes(mine, CouponState.USED);
    }

    /// For an audience of a kind that the mall does not know any more.
    private void spoil(CouponTemplateId template) {
        templates.pause(template, 1, WANG);
        jdbc.sql("update coupon_template set giving = jsonb_set(giving, '{audience,kind}', '\"gone\"') where id = :id")
                .param("id", template.id())
                .update();
        templates.open(template, 2, WANG);
    }

    private OrderId buysTwo() {
        return buysForNothing(tea, 2, shop.holds(liu, off(2_000_00, 0)));
    }

    private OrderId buysForNothing(SkuId sku, int quantity, CouponId coupon) {
        var order = shop.places(basket(liu, sku, quantity, coupon));
        await().atMost(SOON).until(() -> house.state(order).equals("PAID"));
        return order;
    }

    private CouponId earned(OrderId order) {
        await().atMost(SOON).until(() -> coupons(order).size() == 1);
        return coupons(order).getFirst();
    }

    private List<CouponId> coupons(OrderId order) {
        return jdbc
                .sql("select id from coupon where template_id = :template and cause = :cause")
                .param("template", template.id())
                .param("cause", "order:" + order)
                .query(UUID.class)
                .list()
                .stream()
                .map(CouponId::new)
                .toList();
    }

    private void refund(OrderId order, int pieces) {
        refunds.refund(
                order,
                List.of(new LineUnits(1, pieces)),
                "case-"
                        + jdbc.sql("select count(*) from order_refund")
                                .query(Long.class)
                                .single(),
                "顾客退货",
                Actor.shop());
    }

    private void becomes(CouponId coupon, CouponState state) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shop.stateOf(coupon)).isEqualTo(state));
    }

    /// Our listeners have been.
    private void told(OrderId order) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(jdbc.sql("""
                                select count(*) from event_publication
                                where position(:id in serialized_event) > 0 and listener_id like '%coupon%'
                                """)
                                .param("id", order.toString())
                                .query(Long.class)
                                .single())
                        .isZero());
    }
}
