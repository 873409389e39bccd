package mall.admin.flashsales;

import java.time.Instant;
import java.util.List;
import mall.domain.kernel.SkuId;
import mall.promotion.flashsale.SessionDetail;
import mall.promotion.flashsale.SessionDetail.LotDetail;
import mall.promotion.flashsale.SessionId;
import mall.promotion.flashsale.SessionState;
import org.jspecify.annotations.Nullable;

/// A session of a flash sale.
///
/// @param state at this moment
/// @param givenBackAt when what was left became ordinary stock again; null until then
record FlashSessionResponse(
        SessionId id,
        SessionState state,
        Instant opensAt,
        Instant closesAt,
        @Nullable Instant givenBackAt,
        List<FlashLotResponse> lots) {

    /// @param quota units that were set aside
    /// @param free how many of them no order holds; 0 once they were given back
    /// @param ordered units in orders, those that were undone included
    /// @param paid units in orders that are paid and not undone
    /// @param returned units of orders that were undone
    record FlashLotResponse(
            SkuId sku, long priceFen, int limitPerMember, int quota, int free, int ordered, int paid, int returned) {

        static FlashLotResponse of(LotDetail lot) {
            return new FlashLotResponse(
                    lot.sku(),
                    lot.price().fen(),
                    lot.limitPerMember(),
                    lot.quota(),
                    lot.free(),
                    lot.ordered(),
                    lot.paid(),
                    lot.returned());
        }
    }

    static FlashSessionResponse of(SessionDetail session) {
        return new FlashSessionResponse(
                session.id(),
                session.state(),
                session.opensAt(),
                session.closesAt(),
                session.givenBackAt(),
                session.lots().stream().map(FlashLotResponse::of).toList());
    }
}
