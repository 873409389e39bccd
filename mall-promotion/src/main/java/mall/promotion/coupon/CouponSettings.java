package mall.promotion.coupon;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// What the merchant decides of all coupons.
///
/// @param mostPerOrder how many coupons one order may use
/// @param remindHours how long before its end a holder is reminded of a coupon; 0 for never
/// @param giftHours how long a friend has to take a coupon that is given to him
public record CouponSettings(
        @Min(1) @Max(3) int mostPerOrder,
        @Min(0) @Max(720) int remindHours,
        @Min(1) @Max(168) int giftHours) {}
