/// What members mean to buy, kept on the server, so that every device of theirs shows one cart.
///
/// - [Carts][mall.domain.carts.Carts] adds, changes, selects and removes.
/// - [CartViews][mall.domain.carts.CartViews] shows a cart as it is today: with today's prices, and
///   for every line that went stale, why.
///
/// A cart promises nothing: stock is reserved and prices are fixed by an order. A SKU has one
/// line, its quantities are added up; a cart has at most 100 lines of 1 to 999 units. Whoever
/// names a line of somebody else's cart learns that there is no such line.
@ApplicationModule(
        id = "carts",
        allowedDependencies = {"kernel", "catalog", "inventory", "privacy"})
@NullMarked
package mall.domain.carts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
