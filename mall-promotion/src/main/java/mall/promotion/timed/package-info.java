/// 限时折扣: some goods cost less for a while, by a percentage or at a price of their own.
///
/// A campaign kind in the lane MEMBER: of it and the member price a buyer gets the better one, never
/// both. It takes nothing scarce but the limits of its campaign.
///
/// - [TimedDiscount] is the play, [TimedRules] what the merchant fills in.
@ApplicationModule(
        id = "timed",
        allowedDependencies = {"kernel", "campaign", "catalog", "orders :: pricing"})
@NullMarked
package mall.promotion.timed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
