package mall.domain.orders;

import static mall.domain.orders.OrderState.AWAITING_PAYMENT;
import static mall.domain.orders.OrderState.CANCELLED;
import static mall.domain.orders.OrderState.COMPLETED;
import static mall.domain.orders.OrderState.PAID;
import static mall.domain.orders.OrderState.PARTLY_SHIPPED;
import static mall.domain.orders.OrderState.RECEIVED;
import static mall.domain.orders.OrderState.REFUNDED;
import static mall.domain.orders.OrderState.SHIPPED;

import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import mall.domain.inventory.StockCause;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.orders.OrderEvent.LinesRefunded;
import mall.domain.orders.OrderEvent.OrderCancelled;
import mall.domain.orders.OrderEvent.OrderCompleted;
import mall.domain.orders.OrderEvent.OrderPaid;
import mall.domain.orders.OrderEvent.OrderPlaced;
import mall.domain.orders.OrderEvent.OrderReceived;
import mall.domain.orders.OrderEvent.ParcelShipped;
import mall.domain.orders.OrderEvent.PaymentDueSoon;
import mall.domain.orders.OrderEvent.TrackingCorrected;
import mall.domain.orders.OrderRefusal.Held;
import mall.domain.orders.OrderRefusal.PaymentDeadlinePassed;
import mall.domain.orders.OrderRefusal.TrackingUnfit;
import mall.domain.orders.OrderRefusal.WrongState;
import mall.domain.orders.pricing.Claimed;
import mall.domain.orders.pricing.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/// Somebody bought something. An order is born with everything that was agreed: goods, price,
/// where to send it. It waits for its payment until the deadline; is shipped in one or several
/// parcels; is received, by the buyer's word or because a while has passed; and is complete when
/// the time for complaints is over. Until something has left the house it can be undone; what was
/// paid then goes back to the fen.
///
/// Each move guards itself and writes down who made it. `dueAt` is the moment at which the shop
/// must look at the order again by itself. All moves stand in this one file, long as it is, so that
/// the life of an order can be read from top to bottom; what is counted and reckoned by the line is
/// in [OrderLines].
@Entity
@Table(name = "customer_order")
class Order extends AbstractAggregateRoot<Order> {

    /// Of 127 characters that WeChat shows.
    private static final int LONGEST_TITLE = 100;

    @EmbeddedId
    private OrderId id;

    @Embedded
    private OrderNumber number;

    private MemberId buyer;

    @Enumerated(EnumType.STRING)
    private OrderState state;

    @Enumerated(EnumType.STRING)
    private OrderSource source;

    private Money goods;
    private Money freight;
    private Money payable;
    private @Nullable Money paid;
    private Money refunded = Money.ZERO;

    @Embedded
    private StoredDelivery delivery;

    @Embedded
    private OrderLines lines;

    private @Nullable String heldFor;
    private @Nullable String remark;

    @Enumerated(EnumType.STRING)
    private @Nullable CancelReason cancelReason;

    private Instant placedAt;
    private Instant payBy;
    private @Nullable Instant paidAt;
    private @Nullable Instant shipBy;
    private @Nullable Instant shippedAt;
    private @Nullable Instant receiveBy;
    private @Nullable Instant receivedAt;
    private @Nullable Instant completeBy;
    private @Nullable Instant completedAt;
    private @Nullable Instant cancelledAt;
    private @Nullable Instant hiddenAt;
    private @Nullable Instant dueAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Order() {}

    /// Placed; an order that costs nothing is paid at once.
    Order(OrderDraft draft, Terms terms, OrderSettings settings, Instant now) {
        var quote = draft.quote();
        id = draft.id();
        number = draft.number();
        buyer = draft.buyer();
        source = draft.source();
        goods = quote.goods();
        freight = Objects.requireNonNullElse(quote.freight(), Money.ZERO);
        payable = quote.payable();
        delivery = draft.delivery();
        remark = draft.remark();
        lines = new OrderLines(quote);
        heldFor = terms.heldFor();
        placedAt = now;
        payBy = now.plus(terms.payWithin() == null ? settings.payWithin() : terms.payWithin());
        state = AWAITING_PAYMENT;
        dueAt = settings.remindMinutes() == 0 ? payBy : later(now, payBy.minus(settings.remindBefore()));
        note(new Actor.Member(buyer), "placed", null, now);
        registerEvent(new OrderPlaced(id, buyer, payable, payBy));
        if (payable.isZero()) pay(Money.ZERO, now, settings, now);
    }

    void pay(Money amount, Instant at, OrderSettings settings, Instant now) {
        require(AWAITING_PAYMENT);
        settle(amount, at);
        state = PAID;
        promiseShipping(settings, now);
        note(Actor.shop(), "paid", null, now);
        registerEvent(new OrderPaid(id, buyer, amount, at));
    }

    /// The money came after the order was cancelled, and the goods could be had once more.
    void revive(Money amount, Instant at, Terms terms, OrderSettings settings, Instant now) {
        requireUnpaidCancelled();
        if (delivery.isForgotten()) throw new WrongState(state);
        settle(amount, at);
        state = PAID;
        heldFor = terms.heldFor();
        cancelReason = null;
        cancelledAt = null;
        promiseShipping(settings, now);
        note(Actor.shop(), "revived", null, now);
        registerEvent(new OrderPaid(id, buyer, amount, at));
    }

    /// The money came after the order was cancelled, and can only go back.
    void payTooLate(Money amount, Instant at, Instant now) {
        requireUnpaidCancelled();
        settle(amount, at);
        note(Actor.shop(), "paid-too-late", null, now);
    }

    /// From now on the shop has so many hours; what waits for something else first, from then on.
    private void promiseShipping(OrderSettings settings, Instant now) {
        shipBy = heldFor == null ? now.plus(settings.shipWithin()) : null;
        dueAt = shipBy;
    }

    private void settle(Money amount, Instant at) {
        if (!amount.equals(payable)) throw new IllegalStateException("%s paid of %s".formatted(amount, payable));
        paid = amount;
        paidAt = at;
    }

    /// Nothing has been shipped, so all of it can be undone.
    void cancel(CancelReason reason, Actor by, Instant now) {
        require(AWAITING_PAYMENT, PAID);
        state = CANCELLED;
        cancelReason = reason;
        cancelledAt = now;
        dueAt = null;
        heldFor = null;
        note(by, "cancelled", reason.name(), now);
        registerEvent(new OrderCancelled(id, buyer, reason));
    }

    void release(OrderSettings settings, Instant now) {
        require(AWAITING_PAYMENT, PAID);
        if (heldFor == null) return;
        note(Actor.shop(), "released", heldFor, now);
        heldFor = null;
        if (state == PAID) promiseShipping(settings, now);
    }

    /// What goes into a parcel: as asked, or all that is left.
    List<Parcel.Content> pack(Shipment shipment) {
        if ((delivery.deliveryKind() == StoredDelivery.Kind.EXPRESS) != (shipment.tracking() != null)) {
            throw new TrackingUnfit();
        }
        var parts = shipment.parts().isEmpty() ? lines.units(OrderLine::toShip) : shipment.parts();
        if (parts.isEmpty()) throw new WrongState(state);
        lines.requireLeft(parts, OrderLine::toShip);
        return parts.stream()
                .map(part -> new Parcel.Content(part.line(), part.quantity()))
                .toList();
    }

    /// A parcel leaves the house.
    void ship(Parcel parcel, Actor by, OrderSettings settings, Instant now) {
        require(PAID, PARTLY_SHIPPED);
        if (heldFor != null) throw new Held(heldFor);
        for (var content : parcel.contents()) {
            lines.ship(content.lineNo(), content.quantity());
        }
        state = PARTLY_SHIPPED;
        note(by, "shipped", parcel.id().toString(), now);
        finishShipping(settings, now);
        registerEvent(new ParcelShipped(id, buyer, parcel.id(), state == SHIPPED));
    }

    void correctTracking(Parcel parcel, Actor by, Instant now) {
        require(PARTLY_SHIPPED, SHIPPED);
        note(by, "tracking-corrected", parcel.id().toString(), now);
        registerEvent(new TrackingCorrected(id, buyer, parcel.id()));
    }

    /// Once nothing is left to ship, the buyer has so many days to receive it.
    private void finishShipping(OrderSettings settings, Instant now) {
        if (!lines.units(OrderLine::toShip).isEmpty()) return;
        state = SHIPPED;
        shippedAt = now;
        receiveBy = now.plus(settings.receiptAfter());
        dueAt = receiveBy;
    }

    void receive(Actor by, OrderSettings settings, Instant now) {
        require(SHIPPED);
        state = RECEIVED;
        receivedAt = now;
        completeBy = now.plus(settings.completeAfter());
        dueAt = completeBy;
        note(by, "received", null, now);
        registerEvent(new OrderReceived(id, buyer));
    }

    void complete(Instant now) {
        require(RECEIVED);
        state = COMPLETED;
        completedAt = now;
        dueAt = null;
        note(Actor.shop(), "completed", null, now);
        registerEvent(new OrderCompleted(id, buyer));
    }

    /// What the passing of time does: reminds of the payment, writes down that shipping is late,
    /// takes silence for receipt, ends the time for complaints. It does not undo an order, since
    /// WeChat must be asked first.
    void meetDeadline(OrderSettings settings, Instant now) {
        switch (state) {
            case AWAITING_PAYMENT -> remind(now);
            case PAID, PARTLY_SHIPPED -> {
                if (isLate(now)) noteLate(now);
            }
            case SHIPPED -> {
                if (isPast(receiveBy, now)) receive(Actor.shop(), settings, now);
            }
            case RECEIVED -> {
                if (isPast(completeBy, now)) complete(now);
            }
            case COMPLETED, CANCELLED, REFUNDED -> {}
        }
    }

    private void remind(Instant now) {
        dueAt = payBy;
        if (payBy.isAfter(now)) registerEvent(new PaymentDueSoon(id, buyer, payable, payBy));
    }

    private void noteLate(Instant now) {
        dueAt = null;
        note(Actor.shop(), "late", null, now);
    }

    /// Whether it should be on its way by now, all of it.
    boolean isLate(Instant now) {
        return is(PAID, PARTLY_SHIPPED) && isPast(shipBy, now);
    }

    private static boolean isPast(@Nullable Instant deadline, Instant now) {
        return deadline != null && !deadline.isAfter(now);
    }

    /// Fixes what goes back for some units; the money follows.
    void refund(OrderRefund refund, OrderSettings settings, Actor by, Instant now) {
        requirePaid();
        for (var units : refund.units()) lines.refund(units.line(), units.quantity());
        refunded = refunded.plus(refund.amount());
        note(by, "refunded", refund.cause() + " " + refund.amount().yuan(), now);
        if (state == PARTLY_SHIPPED) finishShipping(settings, now);
        registerEvent(new LinesRefunded(id, buyer, refund.cause(), refund.units(), refund.amount()));
    }

    /// All that was to go back is back.
    void moneyBack(Instant now) {
        if (state != CANCELLED) return;
        state = REFUNDED;
        note(Actor.shop(), "money-back", null, now);
    }

    /// The buyer does not want to see it any more; it stays in the books.
    void hide(Instant now) {
        require(COMPLETED, CANCELLED, REFUNDED);
        if (hiddenAt == null) hiddenAt = now;
    }

    void note(Actor by, String action, @Nullable String text, Instant now) {
        registerEvent(new OrderStep(id, by, action, text, now));
    }

    /// What there is to write down of it when it is placed; nothing else has happened to it yet.
    NewOrder asPlaced() {
        return new NewOrder(
                id, number, buyer, state, source, goods, freight, payable, paid, delivery, lines, heldFor, remark,
                placedAt, payBy, paidAt, shipBy, dueAt);
    }

    /// What has happened to it and was not told yet, for whoever writes it past its repository.
    List<Object> news() {
        var news = List.copyOf(domainEvents());
        clearDomainEvents();
        return news;
    }

    /// What was paid for freight.
    Money paidForFreight() {
        return lines.paidForFreight(freight);
    }

    /// Whether nothing has been shipped and these units are all that is left of what was bought. A
    /// gift alone is no order: it stays on the shelf.
    boolean isAllOf(List<LineUnits> units) {
        return state == PAID && lines.bought(units).equals(lines.bought(lines.units(OrderLine::toRefund)));
    }

    /// What its plays claimed.
    Claimed claimed() {
        return new Claimed(id, buyer, lines.applied());
    }

    StockCause stockCause() {
        return new StockCause("order", id.id());
    }

    boolean is(OrderState... states) {
        return Arrays.asList(states).contains(state);
    }

    private void require(OrderState... states) {
        if (!is(states)) throw new WrongState(state);
    }

    void requirePayable(Instant now) {
        require(AWAITING_PAYMENT);
        if (isPast(payBy, now)) throw new PaymentDeadlinePassed(payBy);
    }

    void requirePaid() {
        if (paid == null) throw new WrongState(state);
    }

    boolean isUnpaidCancelled() {
        return state == CANCELLED && paid == null;
    }

    private void requireUnpaidCancelled() {
        if (!isUnpaidCancelled()) throw new WrongState(state);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    OrderId id() {
        return id;
    }

    MemberId buyer() {
        return buyer;
    }

    OrderSource source() {
        return source;
    }

    OrderState state() {
        return state;
    }

    Money payable() {
        return payable;
    }

    /// What the buyer reads while he pays.
    String description() {
        var titles = lines.titles();
        var first = titles.getFirst();
        var title = first.length() <= LONGEST_TITLE ? first : first.substring(0, LONGEST_TITLE) + "…";
        return titles.size() == 1 ? title : "%s 等%d件商品".formatted(title, titles.size());
    }

    Instant payBy() {
        return payBy;
    }

    OrderLines lines() {
        return lines;
    }
}
