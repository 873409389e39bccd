package mall.domain.catalog;

import java.util.Map;
import mall.domain.kernel.SkuId;

/// One product as the cache keeps it: made once, read by everybody.
///
/// @param skus every variant that it ever had, the retired ones too
record KnownProduct(ProductDetail detail, ProductCard card, Map<SkuId, SkuSnapshot> skus) {}
