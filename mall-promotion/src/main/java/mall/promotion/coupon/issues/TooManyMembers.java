package mall.promotion.coupon.issues;

import mall.domain.kernel.Refusal;

/// A list is longer than one run takes.
public final class TooManyMembers extends Refusal {
    TooManyMembers(int most) {
        super(Kind.INVALID, "coupon-issue-too-large", "most", most);
    }
}
