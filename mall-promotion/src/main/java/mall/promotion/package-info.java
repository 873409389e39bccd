/// The promotion plays, one package each: coupon, flash sale, group-buy and what else makes
/// people come and buy.
///
/// What every campaign shares is `mall.promotion.campaign`; a price play is a package of rules on top
/// of it. A play changes a price only by being a `Play` of `mall.domain.orders.pricing`, which asks
/// every play what it would do to a basket; it reacts to what happened by listening to the events of
/// orders, payments and members; it takes stock only through what orders reserve. So nothing below
/// mall-promotion ever learns the name of a play, and one more of them changes no file of
/// mall-domain: docs/adding-a-play.md shows how.
///
/// This package itself is no application module, on purpose: a module that is nested in another
/// is visible only to its parent and its siblings, and the plays must be visible to both front
/// doors.
@NullMarked
package mall.promotion;

import org.jspecify.annotations.NullMarked;
