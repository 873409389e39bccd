package mall.domain.orders;

import static mall.domain.orders.OrderState.AWAITING_PAYMENT;
import static mall.domain.orders.OrderState.COMPLETED;
import static mall.domain.orders.OrderState.RECEIVED;
import static mall.domain.orders.OrderState.SHIPPED;
import static mall.domain.orders.TeaShop.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.OperatorId;
import mall.domain.kernel.SkuId;
import mall.domain.orders.OrderEvent.OrderCompleted;
import mall.domain.orders.OrderEvent.OrderReceived;
import mall.domain.orders.OrderEvent.PaymentDueSoon;
import mall.domain.orders.OrderRefusal.PaymentDeadlinePassed;
import mall.domain.orders.OrderRefusal.TrackingFixed;
import mall.domain.orders.OrderRefusal.WrongState;
import mall.domain.orders.Shipment.Tracking;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ShopTest
@RecordApplicationEvents
class OrderLifeTests {

    static final Actor CHEN = new Actor.Operator(OperatorId.next());

    @Autowired
    TeaShop shop;

    @Autowired
    Orders orders;

    @Autowired
    OrderClock orderClock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationEvents events;

    final MemberId liu = MemberId.next();

    @Nested
    class AnOrderThatWaitsForPayment {

        final SkuId tea = shop.tea(25_00);
        final OrderId order = shop.place(liu, item(tea, 2));

        @Test
        void isPaidWhenThePaymentIsSettled() {
            shop.pay(order, liu);

            assertThat(shop.steps(order)).containsExactly("placed", "paid");
            assertThat(jdbc.sql("select paid_fen from customer_order where id = :id")
                            .param("id", order.id())
                            .query(Long.class)
                            .single())
                    .isEqualTo(50_00);
        }

        @Test
        void cannotBePaidByAnybodyElse() {
            assertThatThrownBy(() -> shop.start(order, MemberId.next())).isInstanceOf(NotFound.class);
        }

        @Test
        void cannotBePaidAfterItsDeadline() {
            lapse("pay_by");

            assertThatThrownBy(() -> shop.start(order, liu)).isInstanceOf(PaymentDeadlinePassed.class);
        }

        @Test
        void isNotShipped() {
            assertThatThrownBy(() -> orders.ship(order, parcel("SF1234567"), CHEN))
                    .isInstanceOf(WrongState.class);
        }

        @Test
        void remindsItsBuyerBeforeTheDeadlineOnce() {
            makeDue();

            orderClock.meetDeadlines();
            orderClock.meetDeadlines();

            assertThat(mine(PaymentDueSoon.class)).hasSize(1);
            assertThat(shop.state(order)).isEqualTo(AWAITING_PAYMENT);
        }

        private void lapse(String column) {
            jdbc.sql("update customer_order set %s = :past where id = :id".formatted(column))
                    .param("past", Timestamp.from(clock.instant().minusSeconds(1)))
                    .param("id", order.id())
                    .update();
        }

        private void makeDue() {
            lapse("due_at");
        }

        private <T extends OrderEvent> List<T> mine(Class<T> type) {
            return events.stream(type).filter(one -> one.order().equals(order)).toList();
        }
    }

    @Nested
    class AShippedOrder {

        final OrderId order = shop.placeAndPay(liu, item(shop.tea(25_00), 1));
        final ParcelId parcel = orders.ship(order, parcel("SF1234567"), CHEN);

        @Test
        void isReceivedByTheBuyersWord() {
            orders.confirmReceipt(order, new Actor.Member(liu));

            assertThat(shop.state(order)).isEqualTo(RECEIVED);
            assertThat(events.stream(OrderReceived.class).map(OrderReceived::order))
                    .contains(order);
        }

        @Test
        void isNotAnybodyElsesToReceive() {
            assertThatThrownBy(() -> orders.confirmReceipt(order, new Actor.Member(MemberId.next())))
                    .isInstanceOf(NotFound.class);
        }

        @Test
        void isReceivedByItselfAfterAWhileAndCompleteAfterAnother() {
            pass("receive_by");
            orderClock.meetDeadlines();
            assertThat(shop.state(order)).isEqualTo(RECEIVED);

            pass("complete_by");
            orderClock.meetDeadlines();

            assertThat(shop.state(order)).isEqualTo(COMPLETED);
            assertThat(events.stream(OrderCompleted.class).map(OrderCompleted::order))
                    .contains(order);
            assertThat(shop.steps(order)).containsExactly("placed", "paid", "shipped", "received", "completed");
        }

        @Test
        void isLeftAloneBeforeThat() {
            jdbc.sql("update customer_order set due_at = :past where id = :id")
                    .param("past", Timestamp.from(clock.instant().minusSeconds(1)))
                    .param("id", order.id())
                    .update();

            orderClock.meetDeadlines();

            assertThat(shop.state(order)).isEqualTo(SHIPPED);
        }

        @Test
        void hasItsTrackingNumberCorrectedOnce() {
            orders.correctTracking(order, parcel, new Tracking(Carrier.ZTO, "ZTO7654321"), CHEN);

            assertThat(jdbc.sql("select carrier || tracking_number from parcel where id = :id")
                            .param("id", parcel.id())
                            .query(String.class)
                            .single())
                    .isEqualTo("ZTOZTO7654321");
            assertThatThrownBy(
                            () -> orders.correctTracking(order, parcel, new Tracking(Carrier.ZTO, "ZTO7654322"), CHEN))
                    .isInstanceOf(TrackingFixed.class);
        }

        @Test
        void isNotHiddenYet() {
            assertThatThrownBy(() -> orders.hide(order, liu)).isInstanceOf(WrongState.class);
        }

        /// Its deadline has passed.
        private void pass(String column) {
            jdbc.sql("update customer_order set %s = :past, due_at = :past where id = :id".formatted(column))
                    .param("past", Timestamp.from(clock.instant().minusSeconds(1)))
                    .param("id", order.id())
                    .update();
        }
    }

    private static Shipment parcel(String number, LineUnits... parts) {
        return new Shipment(new Tracking(Carrier.SF, number), List.of(parts));
    }
}
