package mall.promotion.flashsale;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mall.domain.kernel.SkuId;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.CampaignState;

/// A session as everybody reads it: immutable, and the same on every replica.
///
/// @param name of its campaign
/// @param campaignState as it is written: never RUNNING
/// @param payWithinMinutes how long its orders wait for their payment
/// @param lots in the order in which the merchant put them
public record FlashSession(
        SessionId id,
        CampaignId campaign,
        String name,
        CampaignState campaignState,
        Instant opensAt,
        Instant closesAt,
        int payWithinMinutes,
        List<Lot> lots) {

    public FlashSession {
        lots = List.copyOf(lots);
    }

    public SessionState state(Instant at) {
        if (campaignState == CampaignState.ENDED || !at.isBefore(closesAt)) return SessionState.OVER;
        if (campaignState == CampaignState.PAUSED) return SessionState.PAUSED;
        return at.isBefore(opensAt) ? SessionState.COMING : SessionState.OPEN;
    }

    public Optional<Lot> lot(SkuId sku) {
        for (var lot : lots) {
            if (lot.id().sku().equals(sku)) return Optional.of(lot);
        }
        return Optional.empty();
    }

    /// How a buyer names it among his choices.
    public String promotion() {
        return campaign + ":" + id;
    }
}
