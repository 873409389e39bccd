package mall.admin.inventory;

import mall.domain.inventory.StockLevel;
import mall.domain.kernel.SkuId;

/// How much there is of a SKU: on hand = reserved + allotted + available.
///
/// @param reserved promised to buyers
/// @param allotted set aside for promotions
/// @param available what ordinary orders may take
record StockResponse(SkuId sku, int onHand, int reserved, int allotted, int available, int lowMark) {

    static StockResponse of(SkuId sku, StockLevel level) {
        return new StockResponse(
                sku, level.onHand(), level.reserved(), level.allotted(), level.available(), level.lowMark());
    }
}
