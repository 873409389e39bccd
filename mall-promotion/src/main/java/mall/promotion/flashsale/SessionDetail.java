package mall.promotion.flashsale;

import java.time.Instant;
import java.util.List;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;

/// A session as the console shows it.
///
/// @param givenBackAt when what was left became ordinary stock again; null until then
public record SessionDetail(
        SessionId id,
        SessionState state,
        Instant opensAt,
        Instant closesAt,
        @Nullable Instant givenBackAt,
        List<LotDetail> lots) {

    public SessionDetail {
        lots = List.copyOf(lots);
    }

    /// @param quota units that were carved out of ordinary stock
    /// @param free how many of them no order holds; 0 once they were given back
    /// @param ordered units in orders, those that were undone included
    /// @param paid units in orders that are paid and not undone
    /// @param returned units of orders that were undone
    public record LotDetail(
            SkuId sku, Money price, int quota, int limitPerMember, int free, int ordered, int paid, int returned) {}
}
