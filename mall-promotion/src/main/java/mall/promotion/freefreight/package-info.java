/// 满额包邮: whoever buys enough pays no freight, or less of it.
///
/// A campaign kind in the lane FREIGHT. What counts is what its goods cost after the promotions on
/// lines and order and before coupons and points, so that a coupon never costs the buyer his free
/// freight, and a coupon for freight pays only what the campaign leaves. Nothing is scarce but the limits of the
/// campaign. Freight goes back only with a whole
/// order of which nothing was shipped, and then what was paid of it.
@ApplicationModule(
        id = "freefreight",
        allowedDependencies = {"kernel", "campaign", "catalog", "orders :: pricing"})
@NullMarked
package mall.promotion.freefreight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
