/// The one door through which members are rewarded: for a check-in, an invitation, a review, a
/// draw that was won.
///
/// A [Reward][mall.member.rewards.Reward] is a value: so many points, a coupon of that template.
/// [Rewards][mall.member.rewards.Rewards] grants a list of them for a
/// [cause][mall.member.rewards.RewardCause], once per member and cause, and takes them back by
/// cause. Who hands a kind over implements
/// [RewardDelivery][mall.member.rewards.RewardDelivery] beside its own door: points in
/// `mall.member.points`, growth in `mall.member.levels`, coupons in `mall.promotion.coupon`. A kind
/// that nobody delivers is refused when it is promised, not when it is due.
///
/// No events. What always holds: one cause rewards a member once, all of it or nothing, also when
/// twenty ask at once; what it brought is known, so that it can be taken back; it is taken back
/// once.
@ApplicationModule(
        id = "rewards",
        allowedDependencies = {"kernel", "privacy"})
@NullMarked
package mall.member.rewards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
