/// Coupons that the shop gives to many members: to a list that an operator brings, to an audience,
/// to whoever has his birthday.
///
/// A run is written down first and worked off in the background, some hundred members in one
/// transaction, by whichever replica is free; how far it has got can be looked at. However often it
/// is interrupted, each member gets one coupon for a run, since the run is the cause.
///
/// **Door.** [CouponIssues][mall.promotion.coupon.issues.CouponIssues].
@NamedInterface("issues")
@NullMarked
package mall.promotion.coupon.issues;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
