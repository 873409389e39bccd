/// 满减 / 满折: whoever buys enough pays less; enough is an amount or a number of pieces, less an
/// amount or a percentage.
///
/// A campaign kind in the lane ORDER: it looks at what its goods cost after member prices and the
/// promotions between lines, and takes off the best step of its ladder that is reached. What is
/// taken off is spread over all its goods to the fen, so a partial refund gives back what was paid
/// for the units; it never asks anything back. Nothing is scarce but the limits of the campaign.
@ApplicationModule(
        id = "reduction",
        allowedDependencies = {"kernel", "campaign", "catalog", "orders :: pricing"})
@NullMarked
package mall.promotion.reduction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
