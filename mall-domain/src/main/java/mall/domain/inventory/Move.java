package mall.domain.inventory;

import java.util.UUID;
import mall.domain.kernel.SkuId;

/// A change of one pool that is to be booked.
///
/// @param occasion what it happens at; with the cause, the pool and the kind it makes the move
/// unique
/// @param onHand the change of what is on hand
/// @param reserved the change of what is reserved
record Move(StockCause cause, UUID occasion, UUID pool, SkuId sku, int onHand, int reserved) {

    static Move reserve(StockCause cause, UUID occasion, Take take) {
        return new Move(cause, occasion, take.pool(), take.sku(), 0, take.quantity());
    }

    static Move onHand(StockCause cause, UUID occasion, UUID pool, SkuId sku, int change) {
        return new Move(cause, occasion, pool, sku, change, 0);
    }
}
