/// 凑单: what a basket lacks of what a promotion asks for, and products that make it up.
///
/// No play of its own: price plays say in their quotes what is missing
/// ([Gap][mall.domain.orders.pricing.Gap]), and
/// [GapFillers][mall.promotion.gap.GapFillers] finds goods of the same campaign that close the gap
/// with as little too much as possible. Nothing is kept.
@ApplicationModule(
        id = "gap",
        allowedDependencies = {"kernel", "campaign", "catalog", "catalog :: search", "inventory", "orders :: pricing"})
@NullMarked
package mall.promotion.gap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
