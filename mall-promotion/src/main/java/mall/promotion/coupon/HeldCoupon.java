package mall.promotion.coupon;

import java.time.Instant;
import java.util.Comparator;
import mall.promotion.coupon.TermsBook.Promise;
import mall.promotion.coupon.Validity.Span;

/// A coupon in a member's hand, with what it promises.
record HeldCoupon(CouponId id, Promise promise, CouponState state, Span span) {

    /// What ends first is used first.
    static final Comparator<HeldCoupon> BY_END =
            Comparator.comparing((HeldCoupon coupon) -> coupon.span.until()).thenComparing(coupon -> coupon.id.id());

    CouponTerms terms() {
        return promise.terms();
    }

    Usability usability(Instant at) {
        return Usability.of(state, span, at);
    }
}
