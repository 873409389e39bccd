/// How much of every SKU there is, and to whom it is promised. PostgreSQL is the only truth;
/// nothing here is ever sold twice.
///
/// Stock lies in *pools*: a SKU has one ordinary pool, and *allotments* carved out of it for a
/// promotion. A pool counts what is on hand and what of it is reserved; the rest is available.
/// Carving out and giving back are movements, so nothing is counted twice.
///
/// - [Stock][mall.domain.inventory.Stock] opens, adjusts, reserves, releases, ships and puts back.
/// - [Allotments][mall.domain.inventory.Allotments] carves out for promotions and gives back.
/// - [StockViews][mall.domain.inventory.StockViews] answers how much there is.
/// - [StockReplenished][mall.domain.inventory.StockReplenished] tells that something sold out is
///   there again.
///
/// Every change is a movement with a unique cause, so a second identical call changes nothing.
/// What must hold, at any moment:
///
/// - on hand and reserved of a pool equal the sums of its movements;
/// - reserved equals the pool's open reservations, never more than is on hand;
/// - nothing is released or shipped that was not reserved, nothing put back that was not shipped.
///
/// Whatever is locked is locked in one order: reservations by pool, then pools by id.
///
/// Audit checks of capabilities above may read the table `stock_reservation(cause_kind, cause_id,
/// pool_id, sku_id, quantity)`: a row per cause and pool while anything is reserved.
@ApplicationModule(
        id = "inventory",
        allowedDependencies = {"kernel", "snapshots", "audit"})
@NullMarked
package mall.domain.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
