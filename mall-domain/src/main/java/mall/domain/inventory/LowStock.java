package mall.domain.inventory;

import mall.domain.kernel.SkuId;

/// A SKU of which no more is available than its low mark.
public record LowStock(SkuId sku, int available, int lowMark) {}
