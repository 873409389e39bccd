package mall.api.coupons;

import java.time.Instant;
import java.util.List;
import mall.domain.kernel.IdempotencyKey;
import mall.member.members.Shopper;
import mall.promotion.coupon.CouponClaims;
import mall.promotion.coupon.CouponTemplateId;
import mall.promotion.coupon.CouponViews;
import mall.promotion.coupon.CouponViews.Claimable;
import mall.web.Limited;
import mall.web.Limited.Traffic;
import mall.web.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The claim centre: coupons that lie there for everybody to take.
@RestController
@RequestMapping("/api/coupon-templates")
class ClaimCentreController {

    private final CouponViews views;
    private final CouponClaims claims;

    ClaimCentreController(CouponViews views, CouponClaims claims) {
        this.views = views;
        this.claims = claims;
    }

    /// @param until the first moment at which it cannot be claimed any more; null for as long as there
    /// are any
    /// @param left how many there still are; null for any number
    /// @param mine how many of them the shopper was given
    /// @param mostPerMember how many of them one may get; null for any number
    record ClaimableResponse(
            CouponTemplateId id,
            String name,
            String notes,
            PromiseResponse promise,
            @Nullable Instant until,
            @Nullable Integer left,
            int mine,
            @Nullable Integer mostPerMember,
            boolean claimable) {

        static ClaimableResponse of(Claimable claimable) {
            var template = claimable.template();
            return new ClaimableResponse(
                    template.id(),
                    template.draft().name(),
                    template.draft().notes(),
                    PromiseResponse.of(template.terms()),
                    template.giving().until(),
                    claimable.left(),
                    claimable.mine(),
                    template.giving().perMember(),
                    claimable.isClaimable());
        }
    }

    record ClaimCentre(List<ClaimableResponse> items) {}

    /// What lies there now, the newest first; few enough for one piece.
    @GetMapping
    ClaimCentre list(@AuthenticationPrincipal Shopper shopper) {
        return new ClaimCentre(views.claimCentre(shopper.id()).stream()
                .map(ClaimableResponse::of)
                .toList());
    }

    @Limited(Traffic.ORDER)
    @PostMapping("/{id}/coupons")
    @ResponseStatus(HttpStatus.CREATED)
    CouponResponse claim(
            @PathVariable CouponTemplateId id,
            @Once("claim-coupon") IdempotencyKey key,
            @AuthenticationPrincipal Shopper shopper) {
        return CouponResponse.of(views.coupon(claims.claim(id, shopper.id(), key), shopper.id()));
    }
}
