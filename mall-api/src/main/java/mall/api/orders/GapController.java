package mall.api.orders;

import jakarta.validation.Valid;
import java.util.List;
import mall.api.orders.Baskets.BasketRequest;
import mall.api.orders.QuoteResponse.MissedResponse;
import mall.api.search.ProductCardResponse;
import mall.api.search.ProductCards;
import mall.domain.kernel.Slice;
import mall.domain.orders.Checkout;
import mall.member.members.Shopper;
import mall.promotion.gap.Filling;
import mall.promotion.gap.GapFillers;
import mall.web.Limited;
import mall.web.Limited.Traffic;
import mall.web.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// 凑单: what a basket lacks of what promotions ask for, and what could be put into it.
@RestController
@RequestMapping("/api/orders/gaps")
class GapController {

    private static final int PRODUCTS = 10;

    private final Baskets baskets;
    private final Checkout checkout;
    private final GapFillers fillers;
    private final ProductCards cards;

    GapController(Baskets baskets, Checkout checkout, GapFillers fillers, ProductCards cards) {
        this.baskets = baskets;
        this.checkout = checkout;
        this.fillers = fillers;
        this.cards = cards;
    }

    record GapsResponse(List<GapResponse> gaps) {}

    /// @param products the best first
    record GapResponse(MissedResponse missed, List<ProductCardResponse> products) {}

    /// For each promotion of which something is missing, up to ten products. Nothing is kept.
    @SignedIn
    @Limited(Traffic.READ)
    @PostMapping
    GapsResponse gaps(@Valid @RequestBody BasketRequest basket, @AuthenticationPrincipal Shopper shopper) {
        var quote = checkout.quote(baskets.basket(basket, shopper.id()));
        return new GapsResponse(
                fillers.of(quote, PRODUCTS).stream().map(this::response).toList());
    }

    private GapResponse response(Filling filling) {
        var shown = cards.show(new Slice<>(filling.products(), null));
        return new GapResponse(MissedResponse.of(filling.missed()), shown.items());
    }
}
