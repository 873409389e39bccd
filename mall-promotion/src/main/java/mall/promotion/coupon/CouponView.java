package mall.promotion.coupon;

import java.time.Instant;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.promotion.coupon.Validity.Span;
import org.jspecify.annotations.Nullable;

/// A coupon as its holder and the console see it.
///
/// @param validUntil the first moment at which it cannot be used any more
/// @param order that has bound it
/// @param transfersLeft how often it may still be given on
public record CouponView(
        CouponId id,
        CouponTemplateId template,
        MemberId holder,
        String name,
        String notes,
        CouponTerms terms,
        CouponState state,
        Instant validFrom,
        Instant validUntil,
        Instant givenAt,
        @Nullable UUID order,
        @Nullable Instant usedAt,
        int transfersLeft) {

    public Usability usability(Instant at) {
        return Usability.of(state, new Span(validFrom, validUntil), at);
    }
}
