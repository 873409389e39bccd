package mall.admin.coupons;

import java.time.Instant;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.operators.SignedInOperator;
import mall.promotion.coupon.CouponControl;
import mall.promotion.coupon.CouponId;
import mall.promotion.coupon.CouponState;
import mall.promotion.coupon.CouponTab;
import mall.promotion.coupon.CouponTemplateId;
import mall.promotion.coupon.CouponView;
import mall.promotion.coupon.CouponViews;
import mall.web.Cursor;
import mall.web.Listing;
import mall.web.Needs;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Single coupons in people's hands.
@RestController
@RequestMapping("/admin/api/coupons")
class CouponController {

    private final CouponViews views;
    private final CouponControl control;

    CouponController(CouponViews views, CouponControl control) {
        this.views = views;
        this.control = control;
    }

    /// @param order that has bound it
    record HeldCouponResponse(
            CouponId id,
            CouponTemplateId template,
            MemberId member,
            String name,
            CouponState state,
            Instant validFrom,
            Instant validUntil,
            Instant givenAt,
            @Nullable UUID order,
            @Nullable Instant usedAt) {

        static HeldCouponResponse of(CouponView coupon) {
            return new HeldCouponResponse(
                    coupon.id(),
                    coupon.template(),
                    coupon.holder(),
                    coupon.name(),
                    coupon.state(),
                    coupon.validFrom(),
                    coupon.validUntil(),
                    coupon.givenAt(),
                    coupon.order(),
                    coupon.usedAt());
        }
    }

    /// A member's coupons, the newest first.
    @Needs("coupons:read")
    @GetMapping
    Listing<HeldCouponResponse> list(
            @RequestParam MemberId member, @RequestParam(defaultValue = "USABLE") CouponTab tab, Cursor cursor) {
        return cursor.listing(
                views.of(member, tab, cursor.after(), cursor.limit()).map(HeldCouponResponse::of));
    }

    @Needs("coupons:read")
    @GetMapping("/{id}")
    HeldCouponResponse show(@PathVariable CouponId id) {
        return HeldCouponResponse.of(views.coupon(id));
    }

    /// Its holder cannot use it for the time being; its time runs on.
    @Needs("coupons:control")
    @PostMapping("/{id}/freeze")
    HeldCouponResponse freeze(@PathVariable CouponId id, @AuthenticationPrincipal SignedInOperator me) {
        control.freeze(id, me.actor());
        return show(id);
    }

    @Needs("coupons:control")
    @DeleteMapping("/{id}/freeze")
    HeldCouponResponse thaw(@PathVariable CouponId id, @AuthenticationPrincipal SignedInOperator me) {
        control.thaw(id, me.actor());
        return show(id);
    }

    /// Takes it away for good.
    @Needs("coupons:control")
    @PostMapping("/{id}/revocation")
    HeldCouponResponse revoke(@PathVariable CouponId id, @AuthenticationPrincipal SignedInOperator me) {
        control.revoke(id, me.actor());
        return show(id);
    }
}
