package mall.member.messages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import mall.domain.kernel.Money;
import mall.domain.orders.OrderEvent.OrderPaid;
import mall.domain.orders.OrderEvent.ParcelShipped;
import mall.domain.orders.OrderEvent.PaymentDueSoon;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderState;
import mall.domain.orders.views.OrderDesk;
import mall.domain.orders.views.OrderSummary;
import mall.domain.payments.PaymentEvent.RefundSettled;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Tells buyers how their orders get on. What is told is how the order stands at the moment, and
/// news of an order older than a day is none.
@Component
class OrderMessages {

    private static final Duration NEWS = Duration.ofDays(1);

    private final OrderDesk orders;
    private final Messages messages;
    private final Clock clock;

    OrderMessages(OrderDesk orders, Messages messages, Clock clock) {
        this.orders = orders;
        this.messages = messages;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(PaymentDueSoon event) {
        var order = orders.detail(event.order()).summary();
        if (order.state() != OrderState.AWAITING_PAYMENT) return;
        var values = values(order, event.payable(), order.placedAt());
        values.put(MessageValue.DEADLINE, Notice.time(event.payBy()));
        tell(MessagePurpose.PAYMENT_DUE, order, "", values, event.payBy());
    }

    @ApplicationModuleListener
    void on(OrderPaid event) {
        var order = orders.detail(event.order()).summary();
        tell(
                MessagePurpose.PAID,
                order,
                "",
                values(order, event.paid(), event.paidAt()),
                event.paidAt().plus(NEWS));
    }

    @ApplicationModuleListener
    void on(ParcelShipped event) {
        var detail = orders.detail(event.order());
        var order = detail.summary();
        detail.parcels().stream()
                .filter(parcel -> parcel.id().equals(event.parcel()))
                .forEach(parcel -> {
                    var values = values(order, order.payable(), parcel.shippedAt());
                    if (parcel.carrier() != null)
                        values.put(MessageValue.CARRIER, parcel.carrier().title());
                    if (parcel.trackingNumber() != null)
                        values.put(MessageValue.TRACKING_NUMBER, parcel.trackingNumber());
                    tell(
                            MessagePurpose.SHIPPED,
                            order,
                            "/" + parcel.id(),
                            values,
                            parcel.shippedAt().plus(NEWS));
                });
    }

    @ApplicationModuleListener
    void on(RefundSettled event) {
        if (!event.payable().kind().equals("order")) return;
        var order = orders.detail(new OrderId(event.payable().id())).summary();
        var now = clock.instant();
        tell(MessagePurpose.REFUNDED, order, "/" + event.refund(), values(order, event.amount(), now), now.plus(NEWS));
    }

    /// @param part what of the order it is about, where there may be several
    private void tell(
            MessagePurpose purpose, OrderSummary order, String part, Map<MessageValue, String> values, Instant until) {
        messages.tell(
                new Notice(purpose, order.buyer(), order.id() + part, order.id().toString(), values, until));
    }

    private static EnumMap<MessageValue, String> values(OrderSummary order, Money amount, Instant time) {
        var values = new EnumMap<MessageValue, String>(MessageValue.class);
        values.put(MessageValue.ORDER_NUMBER, order.number().digits());
        values.put(MessageValue.GOODS, goods(order));
        values.put(MessageValue.AMOUNT, amount.yuan());
        values.put(MessageValue.TIME, Notice.time(time));
        return values;
    }

    /// `明前西湖龙井`, or `明前西湖龙井 等 3 件`.
    private static String goods(OrderSummary order) {
        var first = order.lines().getFirst().title();
        return order.units() == 1 ? first : "%s 等 %d 件".formatted(first, order.units());
    }
}
