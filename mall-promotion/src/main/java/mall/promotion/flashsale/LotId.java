package mall.promotion.flashsale;

import mall.domain.kernel.SkuId;

/// The units of one SKU in one session.
public record LotId(SessionId session, SkuId sku) {

    @Override
    public String toString() {
        return session + "/" + sku;
    }
}
