package mall.api.coupons;

import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import mall.domain.kernel.IdempotencyKey;
import mall.member.members.Shopper;
import mall.promotion.coupon.CouponId;
import mall.promotion.coupon.CouponView;
import mall.promotion.coupon.CouponViews;
import mall.promotion.coupon.gifts.CouponGifts;
import mall.promotion.coupon.gifts.CouponGifts.Gift;
import mall.web.Limited;
import mall.web.Limited.Traffic;
import mall.web.Once;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// 转赠: a shopper gives a coupon to a friend, who takes it out of a shared card.
@RestController
@RequestMapping("/api")
class CouponGiftController {

    private static final String TOKEN = "[0-9A-Za-z]{16}";

    private final CouponGifts gifts;
    private final CouponViews views;

    CouponGiftController(CouponGifts gifts, CouponViews views) {
        this.gifts = gifts;
        this.views = views;
    }

    /// @param token for the shared card: whoever opens it first may take the coupon
    /// @param takeBy the moment at which it is the giver's again
    record GiftResponse(String token, CouponId coupon, Instant takeBy) {

        static GiftResponse of(Gift gift) {
            return new GiftResponse(gift.token(), gift.coupon(), gift.takeBy());
        }
    }

    /// What a friend finds in the card.
    record GiftCardResponse(String name, String notes, PromiseResponse promise, Instant validUntil) {

        static GiftCardResponse of(CouponView coupon) {
            return new GiftCardResponse(
                    coupon.name(), coupon.notes(), PromiseResponse.of(coupon.terms()), coupon.validUntil());
        }
    }

    /// Nobody can use it until the friend has taken it or it is back.
    @PostMapping("/coupons/{id}/gift")
    @ResponseStatus(HttpStatus.CREATED)
    GiftResponse give(@PathVariable CouponId id, @AuthenticationPrincipal Shopper shopper) {
        return GiftResponse.of(gifts.give(id, shopper.id()));
    }

    /// The gift that waits, to share its card again.
    @GetMapping("/coupons/{id}/gift")
    GiftResponse show(@PathVariable CouponId id, @AuthenticationPrincipal Shopper shopper) {
        return GiftResponse.of(gifts.open(id, shopper.id()));
    }

    @DeleteMapping("/coupons/{id}/gift")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable CouponId id, @AuthenticationPrincipal Shopper shopper) {
        gifts.withdraw(id, shopper.id());
    }

    @Limited(Traffic.CODE)
    @GetMapping("/coupon-gifts/{token}")
    GiftCardResponse look(@PathVariable @Pattern(regexp = TOKEN) String token) {
        return GiftCardResponse.of(gifts.look(token));
    }

    @Limited(Traffic.CODE)
    @PostMapping("/coupon-gifts/{token}/taking")
    CouponResponse take(
            @PathVariable @Pattern(regexp = TOKEN) String token,
            @Once("take-coupon") IdempotencyKey key,
            @AuthenticationPrincipal Shopper shopper) {
        return CouponResponse.of(views.coupon(gifts.take(token, shopper.id(), key), shopper.id()));
    }
}
