package mall.admin.orders;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import mall.domain.orders.Carrier;
import mall.domain.orders.OrderId;
import mall.domain.shipping.ShippingNotices;
import mall.web.Cursor;
import mall.web.Listing;
import mall.web.Needs;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Who carries parcels, and what WeChat would not hear of them.
@RestController
@RequestMapping("/admin/api")
class ShippingController {

    private final ShippingNotices notices;

    ShippingController(ShippingNotices notices) {
        this.notices = notices;
    }

    /// @param carrier as parcels name it
    /// @param title what people read
    record CarrierResponse(Carrier carrier, String title) {}

    record CarrierList(List<CarrierResponse> items) {}

    /// @param trouble WeChat's words
    record TroubleResponse(OrderId orderId, int tries, String trouble) {}

    @Needs("orders:read")
    @GetMapping("/carriers")
    CarrierList carriers() {
        return new CarrierList(Arrays.stream(Carrier.values())
                .map(carrier -> new CarrierResponse(carrier, carrier.title()))
                .toList());
    }

    /// Shipments that WeChat will not accept as they are: the money for them stays frozen.
    @Needs("orders:read")
    @GetMapping("/shipping-notices/troubled")
    Listing<TroubleResponse> troubled(Cursor cursor) {
        var after = cursor.after();
        var before = after == null ? null : new OrderId(UUID.fromString(after));
        return cursor.listing(notices.troubled(before, cursor.limit())
                .map(trouble -> new TroubleResponse(trouble.order(), trouble.tries(), trouble.trouble())));
    }

    /// Tells WeChat once more.
    @Needs("orders:ship")
    @PostMapping("/shipping-notices/{order}/retries")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void retry(@PathVariable OrderId order) {
        notices.retry(order);
    }
}
