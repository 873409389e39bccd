package mall.admin.campaigns;

import java.time.Instant;
import java.util.List;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.CampaignState;
import mall.promotion.campaign.editing.CampaignDetail;
import tools.jackson.databind.JsonNode;

/// A campaign.
///
/// @param play the code of its play
/// @param state at this moment
/// @param rulesVersion one more with every edit of the rules or slots
/// @param spentFen of the budget; 0 where there is none
record CampaignResponse(
        CampaignId id,
        String play,
        String name,
        CampaignState state,
        PeriodBody period,
        List<SlotBody> slots,
        AudienceBody audience,
        LimitsBody limits,
        JsonNode rules,
        int rulesVersion,
        long spentFen,
        Instant createdAt,
        Instant changedAt,
        int version) {

    static CampaignResponse of(CampaignDetail campaign) {
        return new CampaignResponse(
                campaign.id(),
                campaign.play(),
                campaign.name(),
                campaign.state(),
                PeriodBody.of(campaign.period()),
                campaign.slots().daily().stream().map(SlotBody::of).toList(),
                AudienceBody.of(campaign.audience()),
                LimitsBody.of(campaign.limits()),
                campaign.rules(),
                campaign.rulesVersion(),
                campaign.spent().fen(),
                campaign.createdAt(),
                campaign.changedAt(),
                campaign.version());
    }
}
