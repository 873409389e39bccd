/// 第二件半价, and its kin: of every so many pieces one costs less, or nothing: 第三件免费, 买一送一.
///
/// A campaign kind in the lane ITEM, after member prices and before reductions on the whole order.
/// Groups are made from the dearest piece down, so that nobody loses by what else lies in his cart,
/// and the cheapest piece of each group is the one that costs less. What is taken off is spread over
/// the lines that have a piece in a group, and no other. Nothing is scarce but the limits of the
/// campaign; a partial refund gives back what was paid for the units.
@ApplicationModule(
        id = "secondhalf",
        allowedDependencies = {"kernel", "campaign", "catalog", "orders :: pricing"})
@NullMarked
package mall.promotion.secondhalf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
