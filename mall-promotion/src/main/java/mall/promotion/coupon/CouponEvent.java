package mall.promotion.coupon;

import java.time.Instant;
import java.util.List;
import mall.domain.kernel.MemberId;

/// What happens to coupons.
public sealed interface CouponEvent {

    /// Some coupons can be used for a short while only: each is told once, some at a time.
    record CouponsExpiring(List<Expiring> coupons) implements CouponEvent {

        public CouponsExpiring {
            coupons = List.copyOf(coupons);
        }
    }

    /// @param name what it is called
    /// @param until the first moment at which it cannot be used any more
    record Expiring(CouponId coupon, MemberId member, String name, Instant until) {}
}
