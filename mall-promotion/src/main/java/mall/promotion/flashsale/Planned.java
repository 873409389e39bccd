package mall.promotion.flashsale;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;

/// A session as it was planned.
///
/// @param closesAt earlier than planned when the merchant closed it
/// @param lots in the order of the rules
record Planned(SessionId id, Instant opensAt, Instant closesAt, Terms terms, List<Lot> lots) {

    /// Gates are set up before a session opens, and from then on its terms stay as they are.
    static final Duration READY_BEFORE = Duration.ofMinutes(1);

    /// What holds for all lots of a session.
    ///
    /// @param limitPerCampaign null for any number
    record Terms(int payWithinMinutes, @Nullable Integer limitPerCampaign) {}

    Planned {
        lots = List.copyOf(lots);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(closesAt);
    }

    /// Whether it has opened, or is about to.
    boolean isUnderWay(Instant now) {
        return !now.isBefore(opensAt.minus(READY_BEFORE));
    }

    Optional<Lot> lot(SkuId sku) {
        return lots.stream().filter(lot -> lot.id().sku().equals(sku)).findFirst();
    }

    Planned with(List<Lot> others) {
        return new Planned(id, opensAt, closesAt, terms, others);
    }
}
