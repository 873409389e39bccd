/// 新人价: some goods cost less in a newcomer's first order.
///
/// A campaign kind in the lane MEMBER: of it, the member price and a timed discount a buyer gets the
/// best. Whatever audience its campaign names, it is for newcomers only. Who is one is decided again
/// when the order is placed, under the member's own row, so that of two orders that race only one
/// has it; an order that is undone makes its buyer a newcomer again.
@ApplicationModule(
        id = "newcomer",
        allowedDependencies = {"kernel", "campaign", "catalog", "orders :: pricing"})
@NullMarked
package mall.promotion.newcomer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
