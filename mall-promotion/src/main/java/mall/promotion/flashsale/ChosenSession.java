package mall.promotion.flashsale;

import java.util.Optional;
import java.util.UUID;
import mall.promotion.campaign.CampaignId;

/// A session as a buyer chose it: `<campaign>:<session>`.
record ChosenSession(CampaignId campaign, SessionId session) {

    /// @return nothing for what is none: buyers may write what they like
    static Optional<ChosenSession> parse(String promotion) {
        var colon = promotion.indexOf(':');
        if (colon < 0) return Optional.empty();
        try {
            var campaign = UUID.fromString(promotion.substring(0, colon));
            var session = UUID.fromString(promotion.substring(colon + 1));
            return Optional.of(new ChosenSession(new CampaignId(campaign), new SessionId(session)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /// Of an order that was placed with it.
    static ChosenSession of(String promotion) {
        return parse(promotion).orElseThrow(() -> new IllegalArgumentException("no session: " + promotion));
    }
}
