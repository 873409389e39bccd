package mall.api.coupons;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import mall.domain.kernel.IdempotencyKey;
import mall.member.members.Shopper;
import mall.promotion.coupon.CouponId;
import mall.promotion.coupon.CouponTab;
import mall.promotion.coupon.CouponViews;
import mall.promotion.coupon.codes.CodeRedemption;
import mall.web.Cursor;
import mall.web.Limited;
import mall.web.Limited.Traffic;
import mall.web.Listing;
import mall.web.Once;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The shopper's own coupons.
@RestController
@RequestMapping("/api/coupons")
class CouponController {

    private final CouponViews views;
    private final CodeRedemption codes;

    CouponController(CouponViews views, CodeRedemption codes) {
        this.views = views;
        this.codes = codes;
    }

    record RedeemCode(@NotBlank @Size(max = 40) String code) {}

    /// The newest first.
    @GetMapping
    Listing<CouponResponse> list(
            @RequestParam(defaultValue = "USABLE") CouponTab tab,
            Cursor cursor,
            @AuthenticationPrincipal Shopper shopper) {
        return cursor.listing(
                views.of(shopper.id(), tab, cursor.after(), cursor.limit()).map(CouponResponse::of));
    }

    /// For a code from a card or a message. How often one may try is limited.
    @Limited(Traffic.CODE)
    @PostMapping("/redemptions")
    @ResponseStatus(HttpStatus.CREATED)
    CouponResponse redeem(
            @Valid @RequestBody RedeemCode redeem,
            @Once("redeem-coupon-code") IdempotencyKey key,
            @AuthenticationPrincipal Shopper shopper) {
        return CouponResponse.of(views.coupon(codes.redeem(redeem.code(), shopper.id(), key), shopper.id()));
    }

    @GetMapping("/{id}")
    CouponResponse show(@PathVariable CouponId id, @AuthenticationPrincipal Shopper shopper) {
        return CouponResponse.of(views.coupon(id, shopper.id()));
    }
}
