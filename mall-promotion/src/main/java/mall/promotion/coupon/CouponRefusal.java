package mall.promotion.coupon;

import mall.domain.kernel.Refusal;

/// Why not.
public abstract sealed class CouponRefusal extends Refusal {

    private CouponRefusal(String code, Object... facts) {
        super(code, facts);
    }

    /// All are given out.
    public static final class SoldOut extends CouponRefusal {
        SoldOut() {
            super("coupon-sold-out");
        }
    }

    /// He has as many as one may have.
    public static final class LimitReached extends CouponRefusal {
        LimitReached(int limit) {
            super("coupon-limit-reached", "limit", limit);
        }
    }

    /// It is not given out: not yet, not now, or not any more.
    public static final class NotGivenOut extends CouponRefusal {
        public NotGivenOut() {
            super("coupon-not-given-out");
        }
    }

    /// It is meant for others.
    public static final class NotForYou extends CouponRefusal {
        NotForYou() {
            super("coupon-not-for-you");
        }
    }

    /// It was there when the basket was priced, and cannot be used any more.
    public static final class Unusable extends CouponRefusal {
        Unusable(CouponId coupon, Usability reason) {
            super("coupon-unusable", "coupon", coupon, "reason", reason.word());
        }
    }

    /// The coupon is where this cannot be done to it.
    public static final class WrongState extends CouponRefusal {
        public WrongState(CouponState state) {
            super("coupon-wrong-state", "state", state);
        }
    }

    /// The template is where this cannot be done to it.
    public static final class TemplateWrongState extends CouponRefusal {
        TemplateWrongState(TemplateState state) {
            super("coupon-template-wrong-state", "state", state);
        }
    }

    /// There are more of them in people's hands already.
    public static final class TotalBelowIssued extends CouponRefusal {
        TotalBelowIssued(int issued) {
            super("coupon-total-below-issued", "issued", issued);
        }
    }
}
