package mall.domain.orders;

import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.util.Objects.requireNonNull;
import static mall.domain.orders.OrderState.PAID;
import static mall.domain.orders.OrderState.PARTLY_SHIPPED;
import static mall.domain.orders.OrderState.SHIPPED;
import static mall.domain.orders.TeaShop.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.OperatorId;
import mall.domain.kernel.SkuId;
import mall.domain.orders.OrderEvent.ParcelShipped;
import mall.domain.orders.OrderRefusal.Held;
import mall.domain.orders.OrderRefusal.LinesMalformed;
import mall.domain.orders.OrderRefusal.MoreThanLeft;
import mall.domain.orders.OrderRefusal.ParcelKnown;
import mall.domain.orders.OrderRefusal.TrackingMalformed;
import mall.domain.orders.OrderRefusal.TrackingUnfit;
import mall.domain.orders.Shipment.Tracking;
import mall.domain.orders.views.OrderViews;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/// From the payment to the last parcel.
@ShopTest
@RecordApplicationEvents
class ShippingTests {

    static final Actor CHEN = new Actor.Operator(OperatorId.next());

    @Autowired
    TeaShop shop;

    @Autowired
    Orders orders;

    @Autowired
    OrderClock orderClock;

    @Autowired
    OrderViews views;

    @Autowired
    SalesNotes sales;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    final MemberId liu = MemberId.next();

    @Nested
    class APaidOrder {

        final SkuId oolong = shop.tea().stock(10).put();
        final SkuId jasmine = shop.tea().stock(10).put();
        final OrderId order = shop.placeAndPay(liu, item(oolong, 3), item(jasmine, 1));

        @Test
        void isShippedInOneParcelWithAllThatIsLeft() {
            var parcel = orders.ship(order, parcel("SF1234567"), CHEN);

            assertThat(shop.state(order)).isEqualTo(SHIPPED);
            assertThat(shop.onHand(oolong)).isEqualTo(7);
            assertThat(shop.reserved(oolong)).isZero();
            assertThat(events.stream(ParcelShipped.class)).contains(new ParcelShipped(order, liu, parcel, true));
        }

        @Test
        void isShippedInSeveralParcels() {
            orders.ship(order, parcel("SF1234567", new LineUnits(1, 2)), CHEN);
            assertThat(shop.state(order)).isEqualTo(PARTLY_SHIPPED);
            assertThat(shop.reserved(oolong)).isEqualTo(1);

            orders.ship(order, parcel("SF1234568", new LineUnits(1, 1), new LineUnits(2, 1)), CHEN);

            assertThat(shop.state(order)).isEqualTo(SHIPPED);
            assertThat(shop.onHand(oolong)).isEqualTo(7);
            assertThat(shop.onHand(jasmine)).isEqualTo(9);
            assertThat(shop.count("parcel", order)).isEqualTo(2);
        }

        @Test
        void isNotShippedBeyondWhatIsLeft() {
            orders.ship(order, parcel("SF1234567", new LineUnits(1, 2)), CHEN);

            assertThatThrownBy(() -> orders.ship(order, parcel("SF1234568", new LineUnits(1, 2)), CHEN))
                    .isInstanceOfSatisfying(
                            MoreThanLeft.class, no -> assertThat(no.facts()).containsEntry("left", 1));
        }

        @Test
        void isNotShippedWithLinesThatMakeNoSense() {
            for (var parts : List.of(
                    List.of(new LineUnits(3, 1)),
                    List.of(new LineUnits(0, 1)),
                    List.of(new LineUnits(1, 0)),
                    List.of(new LineUnits(1, -1)),
                    List.of(new LineUnits(1, 1), new LineUnits(1, 1)))) {
                var shipment = new Shipment(new Tracking(Carrier.SF, "SF1234567"), parts);

                assertThatThrownBy(() -> orders.ship(order, shipment, CHEN)).isInstanceOf(LinesMalformed.class);
            }
        }

        @Test
        void isNotShippedTwiceUnderOneNumber() {
            orders.ship(order, parcel("SF1234567", new LineUnits(1, 1)), CHEN);

            assertThatThrownBy(() -> orders.ship(order, parcel("SF1234567", new LineUnits(1, 1)), CHEN))
                    .isInstanceOf(ParcelKnown.class);
        }

        @Test
        void isNotCorrectedToTheNumberOfAnotherParcel() {
            var first = orders.ship(order, parcel("SF1234567", new LineUnits(1, 1)), CHEN);
            orders.ship(order, parcel("SF1234568", new LineUnits(1, 1)), CHEN);

            assertThatThrownBy(() -> orders.correctTracking(order, first, new Tracking(Carrier.ZTO, "SF1234568"), CHEN))
                    .isInstanceOf(ParcelKnown.class);
            orders.correctTracking(order, first, new Tracking(Carrier.ZTO, "SF1234567"), CHEN);
        }

        @Test
        void needsATrackingNumberThatCarriersGiveOut() {
            assertThatThrownBy(() -> new Tracking(Carrier.SF, "<script>")).isInstanceOf(TrackingMalformed.class);
            assertThatThrownBy(() -> orders.ship(order, new Shipment(null, List.of()), CHEN))
                    .isInstanceOf(TrackingUnfit.class);
        }

        @Test
        void isPromisedToBeOnItsWayWithinTwoDays() {
            var times = views.detail(order, liu).times();

            assertThat(times.shipBy()).isCloseTo(requireNonNull(times.paidAt()).plus(48, HOURS), within(1, MINUTES));
        }

        @Test
        void isWrittenDownAsLateOnceWhenItIs() {
            shop.beLate(order);

            orderClock.meetDeadlines();
            orderClock.meetDeadlines();

            assertThat(shop.steps(order)).containsExactly("placed", "paid", "late");
            assertThat(shop.state(order)).isEqualTo(PAID);
        }

        @Test
        void isCountedAsSold() {
            sales.fold();

            assertThat(jdbc.sql("""
                                    select sum(sold) from product_sales
                                    where product_id = (select product_id from sku where id = :sku)
                                    """)
                            .param("sku", oolong.id())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(3);
        }

        @Test
        void bearsNotesOfThoseWhoWorkOnIt() {
            orders.note(order, "客户要求加急", CHEN);

            assertThat(shop.steps(order)).containsExactly("placed", "paid", "noted");
        }
    }

    @Nested
    class AHeldOrder {

        final SkuId tea = shop.tea(25_00);
        final OrderId order = shop.place(TeaShop.choosing(TeaShop.basket(liu, item(tea, 1)), SlowTeam.CHOICE));

        @BeforeEach
        void pay() {
            shop.pay(order, liu);
        }

        @Test
        void isNeitherShippedNorPromisedBeforeItIsReleased() {
            assertThat(shipBy()).isNull();
            assertThatThrownBy(() -> orders.ship(order, parcel("SF1234567"), CHEN))
                    .isInstanceOfSatisfying(
                            Held.class, no -> assertThat(no.facts()).containsEntry("for", "team:t1"));

            orders.release(order);
            assertThat(shipBy()).isNotNull();
            orders.ship(order, parcel("SF1234567"), CHEN);

            assertThat(shop.state(order)).isEqualTo(SHIPPED);
        }

        @Test
        void hasTheTimeToPayThatItsPlayGave() {
            var window = jdbc.sql("select extract(epoch from pay_by - placed_at) from customer_order where id = :id")
                    .param("id", order.id())
                    .query(Long.class)
                    .single();

            assertThat(Duration.ofSeconds(window)).isEqualTo(SlowTeam.PAY_WITHIN);
        }

        private @Nullable Instant shipBy() {
            return views.detail(order, liu).times().shipBy();
        }
    }

    private static Shipment parcel(String number, LineUnits... parts) {
        return new Shipment(new Tracking(Carrier.SF, number), List.of(parts));
    }
}
