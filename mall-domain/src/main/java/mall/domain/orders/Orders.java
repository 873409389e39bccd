package mall.domain.orders;

import java.time.Clock;
import java.util.List;
import mall.domain.inventory.Stock;
import mall.domain.inventory.Take;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Idempotency;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.MemberId;
import mall.domain.orders.OrderRefusal.ParcelKnown;
import mall.domain.orders.OrderRefusal.TooManyParcels;
import mall.domain.orders.Shipment.Tracking;
import mall.domain.settings.Settings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Moves orders on. A member reaches his own orders only: anybody else's are not there.
@Component
@Transactional
public class Orders {

    private static final int MOST_PARCELS = 15;

    private final OrderRepository orders;
    private final ParcelRepository parcels;
    private final Stock stock;
    private final Settings settings;
    private final Idempotency idempotency;
    private final Clock clock;

    /// Six: an order moves with its parcels and its stock, by the shop's rules, once, at a moment.
    Orders(
            OrderRepository orders,
            ParcelRepository parcels,
            Stock stock,
            Settings settings,
            Idempotency idempotency,
            Clock clock) {
        this.orders = orders;
        this.parcels = parcels;
        this.stock = stock;
        this.settings = settings;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /// As below, once for each key.
    public ParcelId ship(OrderId id, Shipment shipment, Actor by, IdempotencyKey key) {
        return new ParcelId(idempotency.once(key, () -> ship(id, shipment, by).id()));
    }

    /// A parcel leaves the house with some of an order, or with all that is left of it.
    public ParcelId ship(OrderId id, Shipment shipment, Actor by) {
        var now = clock.instant();
        var order = orders.require(id);
        requireRoomFor(id, shipment);
        var parcel = new Parcel(id, shipment.tracking(), order.pack(shipment), now);
        order.ship(parcel, by, settings.of(OrderSettings.class), now);
        parcels.save(parcel);
        orders.save(order);
        stock.shipOut(order.stockCause(), parcel.id().id(), takes(order, parcel));
        return parcel.id();
    }

    /// Replaces a parcel's tracking number that was wrong, once.
    public void correctTracking(OrderId id, ParcelId parcelId, Tracking tracking, Actor by) {
        var now = clock.instant();
        var order = orders.require(id);
        var parcel = parcels.require(parcelId, id);
        if (parcels.existsByOrderAndTrackingNumberAndIdNot(id, tracking.number(), parcelId)) {
            throw new ParcelKnown(tracking.number());
        }
        parcel.correct(tracking, now);
        order.correctTracking(parcel, by, now);
        parcels.save(parcel);
        orders.save(order);
    }

    /// The buyer has it, or nobody has heard otherwise for long enough.
    public void confirmReceipt(OrderId id, Actor by) {
        var order = orders.require(id, by);
        order.receive(by, settings.of(OrderSettings.class), clock.instant());
        orders.save(order);
    }

    /// What shipping waited for has come about.
    public void release(OrderId id) {
        var order = orders.require(id);
        order.release(settings.of(OrderSettings.class), clock.instant());
        orders.save(order);
    }

    /// A word for the colleagues; the buyer does not see it.
    ///
    /// @param text 1 to 500 characters
    public void note(OrderId id, String text, Actor by) {
        var order = orders.require(id);
        order.note(by, "noted", text, clock.instant());
        orders.save(order);
    }

    /// Takes a finished order out of its buyer's list.
    public void hide(OrderId id, MemberId buyer) {
        var order = orders.require(id, buyer);
        order.hide(clock.instant());
        orders.save(order);
    }

    /// Does what the passing of time does to an order, except undoing it.
    void meetDeadline(OrderId id) {
        var order = orders.require(id);
        order.meetDeadline(settings.of(OrderSettings.class), clock.instant());
        orders.save(order);
    }

    private void requireRoomFor(OrderId id, Shipment shipment) {
        if (parcels.countByOrder(id) >= MOST_PARCELS) throw new TooManyParcels(MOST_PARCELS);
        if (shipment.tracking() == null) return;
        var number = shipment.tracking().number();
        if (parcels.existsByOrderAndTrackingNumber(id, number)) throw new ParcelKnown(number);
    }

    private static List<Take> takes(Order order, Parcel parcel) {
        return order.lines()
                .takes(parcel.contents().stream()
                        .map(content -> new LineUnits(content.lineNo(), content.quantity()))
                        .toList());
    }
}
