package mall.domain.shipping;

import mall.domain.orders.OrderEvent.LinesRefunded;
import mall.domain.orders.OrderEvent.ParcelShipped;
import mall.domain.orders.OrderEvent.TrackingCorrected;
import mall.domain.orders.OrderId;
import mall.domain.payments.PaymentViews;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Hears of parcels. Orders that WeChat was not paid for are none of its business.
@Component
class ShippingListener {

    private final ShippingNotices notices;
    private final PaymentViews payments;

    ShippingListener(ShippingNotices notices, PaymentViews payments) {
        this.notices = notices;
        this.payments = payments;
    }

    @ApplicationModuleListener
    void on(ParcelShipped event) {
        raise(event.order());
    }

    @ApplicationModuleListener
    void on(TrackingCorrected event) {
        raise(event.order());
    }

    /// When what was left is refunded, the parcels that went are all that there will be.
    @ApplicationModuleListener
    void on(LinesRefunded event) {
        if (notices.isUnfinished(event.order())) raise(event.order());
    }

    private void raise(OrderId order) {
        if (payments.balance(order.payable()).paid().isPositive()) notices.raise(order);
    }
}
