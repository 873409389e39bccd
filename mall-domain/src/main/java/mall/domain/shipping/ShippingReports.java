package mall.domain.shipping;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderState;
import mall.domain.orders.views.LineView;
import mall.domain.orders.views.OrderDesk;
import mall.domain.orders.views.OrderDetail;
import mall.domain.orders.views.OrderDetail.ParcelView;
import mall.domain.payments.PaymentViews;
import mall.domain.shipping.ShippingReport.Parcel;
import mall.domain.shipping.ShippingReport.Way;
import org.springframework.stereotype.Component;

/// Says of an order, as it is now, what WeChat wants to know.
@Component
class ShippingReports {

    private static final int LONGEST_DESCRIPTION = 120;

    private final OrderDesk orders;
    private final PaymentViews payments;
    private final Clock clock;

    ShippingReports(OrderDesk orders, PaymentViews payments, Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.clock = clock;
    }

    /// @param split whether WeChat has heard of several parcels before
    ShippingReport of(OrderId id, boolean split) {
        var order = orders.detail(id).masked();
        var payment = payments.settled(id.payable());
        var everything = order.summary().state() != OrderState.PARTLY_SHIPPED;
        return new ShippingReport(
                payment.transactionId(),
                payment.payer(),
                Way.valueOf(order.delivery().kind()),
                split || !everything || order.parcels().size() > 1,
                everything,
                parcels(order),
                order.delivery().phone(),
                clock.instant());
    }

    /// What nobody carries is one parcel to WeChat.
    private static List<Parcel> parcels(OrderDetail order) {
        return order.parcels().stream()
                .map(parcel -> new Parcel(parcel.carrier(), parcel.trackingNumber(), description(order, parcel)))
                .toList();
    }

    private static String description(OrderDetail order, ParcelView parcel) {
        var lines = order.summary().lines();
        var words = parcel.contents().stream()
                .map(units -> title(lines, units.line()) + "*" + units.quantity())
                .collect(Collectors.joining("；"));
        return words.length() <= LONGEST_DESCRIPTION ? words : words.substring(0, LONGEST_DESCRIPTION - 1) + "…";
    }

    private static String title(List<LineView> lines, int no) {
        return lines.stream()
                .filter(line -> line.no() == no)
                .map(LineView::title)
                .findFirst()
                .orElseThrow();
    }
}
