package mall.admin.inventory;

import mall.domain.catalog.SkuSnapshot;
import mall.domain.inventory.LowStock;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;

/// A SKU of which no more is available than its low mark.
///
/// @param title of its product; empty when the catalog does not know it
record LowStockResponse(SkuId sku, String title, String specText, int available, int lowMark) {

    static LowStockResponse of(LowStock low, @Nullable SkuSnapshot sku) {
        return new LowStockResponse(
                low.sku(),
                sku == null ? "" : sku.title(),
                sku == null ? "" : sku.specText(),
                low.available(),
                low.lowMark());
    }
}
