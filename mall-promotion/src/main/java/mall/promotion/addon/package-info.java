/// 加价购: whoever buys enough may have certain other goods cheaper.
///
/// A campaign kind in the lane ITEM. The buyer puts the other goods into his basket like any goods;
/// when the rest of the basket reaches the threshold, so many of them have the lower price. They do
/// not count for the threshold themselves. A partial refund gives back what was paid for the units.
/// Nothing is scarce but the limits of the campaign.
@ApplicationModule(
        id = "addon",
        allowedDependencies = {"kernel", "campaign", "catalog", "orders :: pricing"})
@NullMarked
package mall.promotion.addon;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
