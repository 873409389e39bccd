package mall.domain.shipping;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.SkuId;
import mall.domain.orders.Basket;
import mall.domain.orders.Carrier;
import mall.domain.orders.LineUnits;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderRefunds;
import mall.domain.orders.Orders;
import mall.domain.orders.ParcelId;
import mall.domain.orders.Shipment;
import mall.domain.orders.Shipment.Tracking;
import mall.domain.orders.TeaShop;
import mall.domain.payments.PaymentViews;
import mall.domain.payments.PretendWechat;
import mall.domain.payments.SettledPayment;
import mall.domain.shipping.ShippingNotice.Answer.Impossible;
import mall.domain.shipping.ShippingNotice.Answer.Later;
import mall.testing.MallTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@MallTest
@Import({TeaShop.class, PretendWechat.class, PretendEar.class})
class ShippingTests {

    @Autowired
    TeaShop shop;

    @Autowired
    Orders orders;

    @Autowired
    OrderRefunds refunds;

    @Autowired
    ShippingClock shippingClock;

    @Autowired
    ShippingNotices notices;

    @Autowired
    PretendEar ear;

    @Autowired
    PaymentViews payments;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    final MemberId liu = MemberId.next();

    @Nested
    class AnOrderInOneParcel {

        final OrderId order = paidOrder();
        final SettledPayment payment = payments.settled(order.payable());
        final ParcelId parcel = ship(new Tracking(Carrier.SF, "SF1234567"));

        @Test
        void isReportedAsAWhole() {
            tell(payment);

            assertThat(ear.heard(payment)).singleElement().satisfies(report -> {
                assertThat(report.split()).isFalse();
                assertThat(report.everything()).isTrue();
                assertThat(report.payer()).isEqualTo(payment.payer());
                assertThat(report.receiverPhone()).isEqualTo("138****8000");
                assertThat(report.parcels()).singleElement().satisfies(one -> {
                    assertThat(one.trackingNumber()).isEqualTo("SF1234567");
                    assertThat(one.description()).contains("凤凰单丛").endsWith("*3");
                });
            });
            assertThat(state()).isEqualTo("ACCEPTED");
        }

        @Test
        void isReportedAgainUntilItIsAccepted() {
            ear.answerNext(payment, new Later("10060001"));
            tell(payment);
            assertThat(state()).isEqualTo("DUE");
            shippingClock.tick();
            assertThat(ear.heard(payment)).hasSize(1);

            pauseIsOver();
            shippingClock.tick();

            assertThat(ear.heard(payment)).hasSize(2);
            assertThat(state()).isEqualTo("ACCEPTED");
        }

        @Test
        void isReportedAgainWhenItsNumberIsCorrected() {
            tell(payment);
            orders.correctTracking(order, parcel, new Tracking(Carrier.ZTO, "ZTO7654321"), Actor.shop());

            tell(payment);

            assertThat(ear.heard(payment)).hasSize(2);
            assertThat(ear.heard(payment).getLast().parcels().getFirst().carrier())
                    .isEqualTo(Carrier.ZTO);
            assertThat(ear.heard(payment).getLast().split()).isFalse();
        }

        @Test
        void isShownToOperatorsWhenWechatWillNotHaveIt() {
            ear.answerNext(payment, new Impossible("10060003 re-ship used up"));
            tell(payment);

            assertThat(notices.troubled(null, 100).items())
                    .contains(new ShippingNotices.Trouble(order, 1, "10060003 re-ship used up"));
            notices.retry(order);
            tell(payment);

            assertThat(state()).isEqualTo("ACCEPTED");
            assertThatThrownBy(() -> notices.retry(order)).isInstanceOf(NotFound.class);
        }

        private ParcelId ship(Tracking tracking) {
            return orders.ship(order, new Shipment(tracking, List.of()), Actor.shop());
        }

        private void pauseIsOver() {
            jdbc.sql("update shipping_notice set due_at = :now where order_id = :order")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("order", order.id())
                    .update();
        }

        private String state() {
            return ShippingTests.this.state(order);
        }
    }

    @Nested
    class AnOrderInSeveralParcels {

        final OrderId order = paidOrder();
        final SettledPayment payment = payments.settled(order.payable());

        @Test
        void isReportedParcelByParcel() {
            ship("SF1234567", new LineUnits(1, 1));
            tell(payment);
            ship("SF1234568");
            tell(payment);

            var heard = ear.heard(payment);
            assertThat(heard).extracting(ShippingReport::split).containsExactly(true, true);
            assertThat(heard).extracting(ShippingReport::everything).containsExactly(false, true);
            assertThat(heard.getLast().parcels()).hasSize(2);
            assertThat(heard.getLast().at()).isAfter(heard.getFirst().at());
        }

        @Test
        void isFinishedWhenWhatWasLeftIsRefunded() {
            ship("SF1234567", new LineUnits(1, 2));
            tell(payment);

            refunds.refund(order, List.of(new LineUnits(1, 1)), "short-of-one", "缺货一件", Actor.shop());
            tell(payment);

            assertThat(ear.heard(payment))
                    .extracting(ShippingReport::everything)
                    .containsExactly(false, true);
            assertThat(ear.heard(payment).getLast().split()).isTrue();
        }

        private void ship(String number, LineUnits... parts) {
            orders.ship(order, new Shipment(new Tracking(Carrier.SF, number), List.of(parts)), Actor.shop());
        }
    }

    private OrderId paidOrder() {
        SkuId tea = shop.tea().price(25_00).put();
        return shop.placeAndPay(liu, new Basket.Item(tea, 3));
    }

    /// Lets what became due be told.
    private void tell(SettledPayment payment) {
        var before = ear.heard(payment).size();
        await().atMost(20, SECONDS).until(() -> {
            shippingClock.tick();
            return ear.heard(payment).size() > before;
        });
    }

    private String state(OrderId order) {
        return jdbc.sql("select state from shipping_notice where order_id = :order")
                .param("order", order.id())
                .query(String.class)
                .single();
    }
}
