package mall.api.coupons;

import java.time.Instant;
import java.util.UUID;
import mall.promotion.coupon.CouponId;
import mall.promotion.coupon.CouponState;
import mall.promotion.coupon.CouponTemplateId;
import mall.promotion.coupon.CouponView;
import org.jspecify.annotations.Nullable;

/// A coupon in the shopper's hand. To use it, choose it in a quote and in the order: play `coupon`,
/// promotion its id.
///
/// @param validUntil the first moment at which it cannot be used any more
/// @param order that has bound it
/// @param transfersLeft how often it may still be given to a friend
record CouponResponse(
        CouponId id,
        CouponTemplateId template,
        String name,
        String notes,
        PromiseResponse promise,
        CouponState state,
        Instant validFrom,
        Instant validUntil,
        Instant givenAt,
        @Nullable UUID order,
        @Nullable Instant usedAt,
        int transfersLeft) {

    static CouponResponse of(CouponView coupon) {
        return new CouponResponse(
                coupon.id(),
                coupon.template(),
                coupon.name(),
                coupon.notes(),
                PromiseResponse.of(coupon.terms()),
                coupon.state(),
                coupon.validFrom(),
                coupon.validUntil(),
                coupon.givenAt(),
                coupon.order(),
                coupon.usedAt(),
                coupon.transfersLeft());
    }
}
