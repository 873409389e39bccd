package mall.domain.shipping;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Violation;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.ShopClock;
import mall.domain.orders.Basket;
import mall.domain.orders.Carrier;
import mall.domain.orders.LineUnits;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderRefunds;
import mall.domain.orders.Orders;
import mall.domain.orders.Shipment;
import mall.domain.orders.Shipment.Tracking;
import mall.domain.orders.TeaShop;
import mall.domain.payments.PretendWechat;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Each violation is planted by hand, since the doors do not let it happen.
@MallTest(properties = "mall.test.database=planted-shipping-violations")
@Import({TeaShop.class, PretendWechat.class, PretendEar.class})
class ShippingChecksTests {

    @Autowired
    Audit audit;

    @Autowired
    TeaShop shop;

    @Autowired
    Orders orders;

    @Autowired
    OrderRefunds refunds;

    @Autowired
    ShippingClock shippingClock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ShopClock clock;

    @Test
    void nothingIsWrongWithAnOrderThatWechatKnowsToBeShipped() {
        var order = reported();
        clock.advance(Duration.ofMinutes(15));

        assertThat(violations("shipping-every-paid-parcel-is-reported", order)).isEmpty();
        assertThat(violations("shipping-notices-are-not-given-up", order)).isEmpty();
        assertThat(violations("shipping-notices-move-on", order)).isEmpty();
    }

    @Test
    void wechatIsNeverToldOfAParcel() {
        var order = reported();
        jdbc.sql("delete from shipping_notice where order_id = :order")
                .param("order", order.id())
                .update();

        clock.advance(Duration.ofMinutes(2));

        assertThat(violations("shipping-every-paid-parcel-is-reported", order)).hasSize(1);
    }

    @Test
    void aNoticeIsNotWorkedOn() {
        var order = reported();
        plant(order, "state = 'DUE', due_at = '" + clock.instant() + "'");

        clock.advance(Duration.ofMinutes(15));

        assertThat(violations("shipping-notices-move-on", order)).hasSize(1);
    }

    @Test
    void aNoticeIsGivenUpUnlessTheBuyerHasHisMoneyBack() {
        var order = reported();
        plant(order, "state = 'FAILED', due_at = null, trouble = '10060003'");
        assertThat(violations("shipping-notices-are-not-given-up", order)).hasSize(1);

        refunds.refund(order, List.of(new LineUnits(1, 2)), "returned", "全部退货", Actor.shop());

        assertThat(violations("shipping-notices-are-not-given-up", order)).isEmpty();
    }

    private OrderId reported() {
        var tea = shop.tea().price(25_00).put();
        var order = shop.placeAndPay(MemberId.next(), new Basket.Item(tea, 2));
        orders.ship(order, new Shipment(new Tracking(Carrier.SF, "SF1234567"), List.of()), Actor.shop());
        await().atMost(20, SECONDS).until(() -> {
            shippingClock.tick();
            return jdbc.sql(
                            "select exists (select from shipping_notice where order_id = :order and state = 'ACCEPTED')")
                    .param("order", order.id())
                    .query(Boolean.class)
                    .single();
        });
        return order;
    }

    private void plant(OrderId order, String values) {
        jdbc.sql("update shipping_notice set %s where order_id = :order".formatted(values))
                .param("order", order.id())
                .update();
    }

    private List<Violation> violations(String check, OrderId order) {
        var finding = audit.run().findings().stream()
                .filter(one -> one.check().equals(check))
                .findFirst()
                .orElseThrow();
        assertThat(finding.failure()).isNull();
        return finding.violations().stream()
                .filter(violation -> violation.subject().equals(order.id().toString()))
                .toList();
    }
}
