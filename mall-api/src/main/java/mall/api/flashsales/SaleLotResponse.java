package mall.api.flashsales;

import mall.domain.catalog.ProductId;
import mall.domain.kernel.SkuId;
import mall.promotion.flashsale.board.ShownLot;
import org.jspecify.annotations.Nullable;

/// Goods of a session.
///
/// @param picture path; narrower with `?w=400`
/// @param priceFen in the sale
/// @param usualPriceFen outside of it
/// @param limitPerMember how many one member may buy in this session
/// @param quota how many there are in all
/// @param left how many are still to be had, half a second ago; what unpaid orders hold may come back.
/// Null while nobody can say, and when the session is over
/// @param percentGone of the quota; 100 only when none is left
record SaleLotResponse(
        SkuId sku,
        ProductId product,
        String title,
        String specText,
        @Nullable String picture,
        long priceFen,
        long usualPriceFen,
        int limitPerMember,
        int quota,
        @Nullable Integer left,
        @Nullable Integer percentGone) {

    static SaleLotResponse of(ShownLot shown) {
        var sku = shown.sku();
        var lot = shown.lot();
        return new SaleLotResponse(
                sku.id(),
                sku.product(),
                sku.title(),
                sku.specText(),
                sku.picture(),
                lot.price().fen(),
                sku.price().fen(),
                lot.limitPerMember(),
                lot.quota(),
                shown.left(),
                shown.percentGone());
    }
}
