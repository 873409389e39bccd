package mall.api.orders;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import mall.api.orders.Baskets.BasketRequest;
import mall.api.orders.Baskets.ChoiceRequest;
import mall.api.orders.Baskets.ItemRequest;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Money;
import mall.domain.orders.BasketRefusal.PriceChanged;
import mall.domain.orders.Checkout;
import mall.domain.orders.OrderSource;
import mall.domain.orders.views.OrderViews;
import mall.member.members.Shopper;
import mall.member.members.addresses.AddressId;
import mall.web.Limited;
import mall.web.Limited.Traffic;
import mall.web.Once;
import mall.web.SignedIn;
import mall.web.orders.OrderResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// From a basket to an order.
@RestController
@RequestMapping("/api/orders")
class CheckoutController {

    private final Baskets baskets;
    private final Checkout checkout;
    private final OrderViews views;

    CheckoutController(Baskets baskets, Checkout checkout, OrderViews views) {
        this.baskets = baskets;
        this.checkout = checkout;
        this.views = views;
    }

    /// Which button the shopper pressed: what a play lets in comes by the play's own door.
    enum Button {
        CART,
        BUY_NOW;

        OrderSource source() {
            return switch (this) {
                case CART -> OrderSource.CART;
                case BUY_NOW -> OrderSource.BUY_NOW;
            };
        }
    }

    /// @param totalFen what the shopper saw and agreed to, in fen
    /// @param source whether it was in his cart, which then lets it go
    record PlaceOrder(
            @NotEmpty @Size(max = 100) List<@Valid @NotNull ItemRequest> items,
            @Nullable AddressId address,
            @Nullable @Size(max = 20) List<@Valid @NotNull ChoiceRequest> choices,
            @Nullable @Size(max = 200) String remark,
            @PositiveOrZero long totalFen,
            @NotNull Button source) {

        BasketRequest basket() {
            return new BasketRequest(items, address, choices, remark);
        }
    }

    /// What it costs at this moment, and why. Nothing is kept.
    @SignedIn
    @Limited(Traffic.READ)
    @PostMapping("/quotes")
    QuoteResponse quote(@Valid @RequestBody BasketRequest basket, @AuthenticationPrincipal Shopper shopper) {
        return QuoteResponse.of(checkout.quote(baskets.basket(basket, shopper.id())));
    }

    @SignedIn
    @Limited(Traffic.ORDER)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OrderResponse place(
            @Valid @RequestBody PlaceOrder order,
            @Once("place-order") IdempotencyKey key,
            @AuthenticationPrincipal Shopper shopper) {
        try {
            var id = checkout.place(
                    () -> baskets.basket(order.basket(), shopper.id()),
                    Money.ofFen(order.totalFen()),
                    order.source().source(),
                    key);
            return OrderResponse.of(views.detail(id, shopper.id()));
        } catch (PriceChanged changed) {
            throw new TotalChanged(changed);
        }
    }
}
