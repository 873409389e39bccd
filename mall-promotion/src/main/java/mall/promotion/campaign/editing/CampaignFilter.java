package mall.promotion.campaign.editing;

import mall.promotion.campaign.CampaignState;
import org.jspecify.annotations.Nullable;

/// Which campaigns are looked for. What is null restricts nothing.
///
/// @param play the code of a play
/// @param state at the moment of looking
public record CampaignFilter(
        @Nullable String play, @Nullable CampaignState state) {}
