/// N 元任选: any so many pieces of some goods for one price: 99 元任选 3 件.
///
/// A campaign kind in the lane ITEM. Groups are made from the dearest piece down, which is what
/// saves the buyer most, and only as long as a group saves anything; what is left over costs what it
/// costs. What is taken off is spread over the lines that have a piece in a group, and no other.
/// Nothing is scarce but the limits of the campaign.
@ApplicationModule(
        id = "anyn",
        allowedDependencies = {"kernel", "campaign", "catalog", "orders :: pricing"})
@NullMarked
package mall.promotion.anyn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
