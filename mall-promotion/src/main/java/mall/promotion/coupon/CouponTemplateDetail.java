package mall.promotion.coupon;

import java.time.Instant;

/// A template as it is.
///
/// @param edition of the terms: coupons that are given out now bear it
/// @param version of what is shown here, to be given back with an edit
public record CouponTemplateDetail(
        CouponTemplateId id, CouponDraft draft, int edition, TemplateState state, Instant createdAt, int version) {

    public CouponTerms terms() {
        return draft.terms();
    }

    public Giving giving() {
        return draft.giving();
    }

    boolean isGivenOut(Instant at) {
        return state == TemplateState.OPEN && giving().isOpen(at) && !isOver(at);
    }

    /// Whether nobody will be given one any more: it is ended, or one that was given now would be of
    /// no use to anybody.
    public boolean isOver(Instant at) {
        return state == TemplateState.ENDED
                || !terms().validity().from(at).until().isAfter(at);
    }
}
