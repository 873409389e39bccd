/// What the shop offers: products and their variants, on shelves, under brands.
///
/// - [Catalog][mall.domain.catalog.Catalog] answers what everybody asks (a variant's price, a
///   product's page, a list's cards, the tree of shelves), from snapshots, without SQL when warm.
/// - [SalesCounts][mall.domain.catalog.SalesCounts] is told what was sold and answers how much.
/// - `catalog::editing` is where the merchant writes: products, categories, brands.
/// - `catalog::search` finds products by words, filters and order, and knows the hot words.
/// - `catalog::restock` remembers who wants to be told when something is there again.
///
/// Every change of a product is told as a [ProductEvent][mall.domain.catalog.ProductEvent].
///
/// Always true: a price is positive, a member's price is not above it, a list price not below it;
/// a variant is one combination of its product's specs and keeps its id through every edit that
/// keeps the combination; a variant is never deleted, it retires, so that orders and carts can
/// always say what it was. Rich text is cleaned before it is stored.
@ApplicationModule(
        id = "catalog",
        allowedDependencies = {
            "kernel",
            "audit",
            "files",
            "freight",
            "inventory",
            "operators",
            "privacy",
            "settings",
            "snapshots"
        })
@NullMarked
package mall.domain.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
