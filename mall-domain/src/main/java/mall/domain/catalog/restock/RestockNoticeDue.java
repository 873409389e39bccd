package mall.domain.catalog.restock;

import mall.domain.kernel.MemberId;
import mall.domain.kernel.SkuId;

/// This member asked to be told, and the time has come.
public record RestockNoticeDue(MemberId member, SkuId sku) {}
