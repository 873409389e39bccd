package mall.api.orders;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mall.api.orders.Baskets.ItemRequest;
import mall.domain.kernel.Actor;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.orders.CancelReason;
import mall.domain.orders.Cancellations;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderPayments;
import mall.domain.orders.Orders;
import mall.domain.orders.views.OrderTab;
import mall.domain.orders.views.OrderViews;
import mall.domain.payments.PaymentId;
import mall.domain.payments.PaymentParameters;
import mall.member.members.Members;
import mall.member.members.Shopper;
import mall.web.Cursor;
import mall.web.Limited;
import mall.web.Limited.Traffic;
import mall.web.Listing;
import mall.web.Once;
import mall.web.SignedIn;
import mall.web.orders.OrderResponse;
import mall.web.orders.OrderRow;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The shopper's own orders.
@RestController
@RequestMapping("/api/orders")
@SignedIn
class OrderController {

    private final OrderViews views;
    private final Orders orders;
    private final OrderPayments payments;
    private final Cancellations cancellations;
    private final Members members;

    OrderController(
            OrderViews views, Orders orders, OrderPayments payments, Cancellations cancellations, Members members) {
        this.views = views;
        this.orders = orders;
        this.payments = payments;
        this.cancellations = cancellations;
        this.members = members;
    }

    /// What `wx.requestPayment` wants, and the payment's own id.
    ///
    /// @param packageValue `package` on the wire
    record PaymentParametersResponse(
            PaymentId payment,
            String appId,
            String timeStamp,
            String nonceStr,
            @JsonProperty("package") String packageValue,
            String signType,
            String paySign) {

        static PaymentParametersResponse of(PaymentParameters parameters) {
            return new PaymentParametersResponse(
                    parameters.payment(),
                    parameters.appId(),
                    parameters.timeStamp(),
                    parameters.nonceStr(),
                    parameters.packageValue(),
                    parameters.signType(),
                    parameters.paySign());
        }
    }

    record ItemsResponse(List<ItemRequest> items) {}

    /// The newest first.
    ///
    /// @param tab one of them; all when there is none
    @GetMapping
    Listing<OrderRow> list(
            @RequestParam(required = false) @Nullable OrderTab tab,
            Cursor cursor,
            @AuthenticationPrincipal Shopper shopper) {
        var before = cursor.after() == null ? null : new OrderId(UUID.fromString(cursor.after()));
        return cursor.listing(
                views.list(shopper.id(), tab, before, cursor.limit()).map(OrderRow::of));
    }

    /// How many orders stand under each tab.
    @GetMapping("/counts")
    Map<OrderTab, Integer> counts(@AuthenticationPrincipal Shopper shopper) {
        return views.counts(shopper.id());
    }

    @GetMapping("/{id}")
    OrderResponse show(@PathVariable OrderId id, @AuthenticationPrincipal Shopper shopper) {
        return OrderResponse.of(views.detail(id, shopper.id()));
    }

    /// Begins to pay, or goes on with it.
    @Limited(Traffic.ORDER)
    @PostMapping("/{id}/payments")
    @ResponseStatus(HttpStatus.CREATED)
    PaymentParametersResponse pay(
            @PathVariable OrderId id,
            @Once("start-payment") IdempotencyKey key,
            @AuthenticationPrincipal Shopper shopper) {
        return PaymentParametersResponse.of(payments.start(id, shopper.id(), members.payer(shopper.id()), key));
    }

    /// Undoes an order that is not paid, or paid and not shipped; what was paid goes back.
    @Limited(Traffic.ORDER)
    @PostMapping("/{id}/cancellation")
    OrderResponse cancel(
            @PathVariable OrderId id,
            @Once("cancel-order") IdempotencyKey key,
            @AuthenticationPrincipal Shopper shopper) {
        cancellations.cancel(id, new Actor.Member(shopper.id()), CancelReason.BUYER, key);
        return show(id, shopper);
    }

    /// The shopper has it all.
    @PostMapping("/{id}/receipt")
    OrderResponse confirmReceipt(@PathVariable OrderId id, @AuthenticationPrincipal Shopper shopper) {
        orders.confirmReceipt(id, new Actor.Member(shopper.id()));
        return show(id, shopper);
    }

    /// What of it can be bought once more, to be put into the cart.
    @GetMapping("/{id}/buy-again")
    ItemsResponse buyAgain(@PathVariable OrderId id, @AuthenticationPrincipal Shopper shopper) {
        return new ItemsResponse(views.buyAgain(id, shopper.id()).stream()
                .map(item -> new ItemRequest(item.sku(), item.quantity()))
                .toList());
    }

    /// Takes a finished order out of the shopper's list; the shop keeps it.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hide(@PathVariable OrderId id, @AuthenticationPrincipal Shopper shopper) {
        orders.hide(id, shopper.id());
    }
}
