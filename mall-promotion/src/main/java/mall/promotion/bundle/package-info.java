/// 组合套餐: certain goods cost less when they are bought together.
///
/// A campaign kind in the lane ITEM. As many whole sets as the basket holds have the price of the
/// set; what is left over costs what it costs. What is taken off is spread over the lines of the set,
/// so a partial refund gives back what was paid for the units. Nothing is scarce but the limits of
/// the campaign.
@ApplicationModule(
        id = "bundle",
        allowedDependencies = {"kernel", "campaign", "catalog", "orders :: pricing"})
@NullMarked
package mall.promotion.bundle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
