/// What being a member is worth.
///
/// So far: a member who has bound his phone pays the member price where a variant has
/// one ([MemberPrice]). It is a `Play` of `mall.domain.orders.pricing`, in the lane MEMBER, where
/// the better of it and a timed discount wins; it takes nothing scarce, so nothing is claimed or
/// given back. Growth is handed out as a reward ([GrowthReward]). Levels that are grown into by it,
/// and what they bring, come here.
///
/// No doors, no events, no tables. It answers from snapshots: no SQL when warm.
@ApplicationModule(
        id = "levels",
        allowedDependencies = {"kernel", "members", "orders :: pricing", "catalog", "ledger", "rewards"})
@NullMarked
package mall.member.levels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
