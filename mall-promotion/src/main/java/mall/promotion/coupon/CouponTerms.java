package mall.promotion.coupon;

import mall.domain.kernel.Money;
import mall.promotion.campaign.Scope;

/// What a coupon promises whoever holds it. A coupon keeps the terms under which it was given out,
/// whatever becomes of its template.
///
/// @param fromAmount what the goods must cost that it is used on; zero for no such threshold
/// @param fromPieces how many of them there must be; 0 for no such threshold
/// @param scope the goods that it can be used on
public record CouponTerms(
        Benefit benefit,
        Money fromAmount,
        int fromPieces,
        Scope scope,
        Validity validity,
        PartialRefund partialRefund,
        FullRefund fullRefund) {

    boolean reaches(Money goods, int pieces) {
        return !goods.isLessThan(fromAmount) && pieces >= fromPieces;
    }

    /// What becomes of the discount when some of the goods are given back.
    public enum PartialRefund {
        /// Each unit takes its share along: its money goes back less what the coupon took off it.
        SHARE,
        /// As well, and once what stays falls below the threshold, what the coupon took off that is
        /// taken off the refund.
        TAKE_BACK
    }

    /// What becomes of the coupon when everything that it was used on is given back.
    public enum FullRefund {
        /// It can be used again, if it has not expired.
        RETURN,
        /// It has been used.
        KEEP
    }
}
