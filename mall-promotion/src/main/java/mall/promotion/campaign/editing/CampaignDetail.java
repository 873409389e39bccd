package mall.promotion.campaign.editing;

import java.time.Instant;
import mall.domain.kernel.Money;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.CampaignState;
import mall.promotion.campaign.Limits;
import mall.promotion.campaign.Period;
import mall.promotion.campaign.Slots;
import tools.jackson.databind.JsonNode;

/// A campaign as the console shows it.
///
/// @param play the code of its play
/// @param state at the moment of looking
/// @param rules as they are now
/// @param spent of the budget; zero where there is none
/// @param version of what is shown here, to be given back with an edit
public record CampaignDetail(
        CampaignId id,
        String play,
        String name,
        CampaignState state,
        Period period,
        Slots slots,
        Audience audience,
        Limits limits,
        JsonNode rules,
        int rulesVersion,
        Money spent,
        Instant createdAt,
        Instant changedAt,
        int version) {}
