package mall.api.coupons;

import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mall.api.orders.Baskets;
import mall.api.orders.Baskets.BasketRequest;
import mall.domain.kernel.MemberId;
import mall.domain.orders.Checkout;
import mall.domain.orders.pricing.Applied;
import mall.domain.orders.pricing.Missed;
import mall.member.members.Shopper;
import mall.promotion.coupon.CouponId;
import mall.promotion.coupon.CouponTab;
import mall.promotion.coupon.CouponView;
import mall.promotion.coupon.CouponViews;
import mall.promotion.coupon.Usability;
import mall.web.Limited;
import mall.web.Limited.Traffic;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Which of his coupons a shopper can use on a basket.
@RestController
@RequestMapping("/api/coupons")
class CouponBasketController {

    private static final String PLAY = "coupon";
    private static final int SHOWN = 100;

    private final Baskets baskets;
    private final Checkout checkout;
    private final CouponViews views;
    private final Clock clock;

    CouponBasketController(Baskets baskets, Checkout checkout, CouponViews views, Clock clock) {
        this.baskets = baskets;
        this.checkout = checkout;
        this.views = views;
        this.clock = clock;
    }

    /// A coupon held against a basket.
    ///
    /// @param savingFen what it takes off as part of what is used: the best set, or what the basket
    /// chooses; null when it is not used
    /// @param reason why it is not used: `below-threshold`, `no-goods`, `not-best` …; null when it is
    /// @param words the same for people: what it would take
    record CouponForBasketResponse(
            CouponResponse coupon,
            @Nullable Long savingFen,
            @Nullable String reason,
            @Nullable String words) {}

    record CouponsForBasket(List<CouponForBasketResponse> items) {}

    /// With the basket as it is: without a choice of coupons, what is used is the set that saves most.
    @Limited(Traffic.READ)
    @PostMapping("/for-basket")
    CouponsForBasket forBasket(@Valid @RequestBody BasketRequest basket, @AuthenticationPrincipal Shopper shopper) {
        var quote = checkout.quote(baskets.basket(basket, shopper.id()));
        var used = quote.applied().stream()
                .filter(one -> one.source().play().equals(PLAY))
                .collect(Collectors.toMap(one -> one.source().promotion(), Function.identity()));
        var missed = quote.missed().stream()
                .filter(one -> one.source().play().equals(PLAY))
                .collect(Collectors.toMap(one -> one.source().promotion(), Function.identity(), (first, _) -> first));
        return new CouponsForBasket(shown(shopper.id(), used.keySet()).stream()
                .sorted(Comparator.comparing(coupon -> rank(coupon, used.keySet(), missed.keySet())))
                .map(coupon -> {
                    var id = coupon.id().toString();
                    return response(coupon, used.get(id), missed.get(id));
                })
                .toList());
    }

    /// The newest, and those that are used however old they are.
    private List<CouponView> shown(MemberId shopper, Set<String> used) {
        var newest = views.of(shopper, CouponTab.USABLE, null, SHOWN).items();
        var older = new HashSet<>(used);
        newest.forEach(coupon -> older.remove(coupon.id().toString()));
        return Stream.concat(
                        older.stream().map(id -> views.coupon(new CouponId(UUID.fromString(id)), shopper)),
                        newest.stream())
                .toList();
    }

    /// What is used comes first, then what could be.
    private static int rank(CouponView coupon, Set<String> used, Set<String> missed) {
        var id = coupon.id().toString();
        if (used.contains(id)) return 0;
        return missed.contains(id) ? 1 : 2;
    }

    private CouponForBasketResponse response(CouponView coupon, @Nullable Applied used, @Nullable Missed missed) {
        var shown = CouponResponse.of(coupon);
        if (used != null)
            return new CouponForBasketResponse(shown, -used.amount().fen(), null, null);
        if (missed != null) return new CouponForBasketResponse(shown, null, missed.reason(), missed.words());
        var usability = coupon.usability(clock.instant());
        if (usability != Usability.USABLE) {
            return new CouponForBasketResponse(shown, null, usability.word(), usability.words());
        }
        return new CouponForBasketResponse(shown, null, "no-goods", "购物车里没有可用这张券的商品");
    }
}
