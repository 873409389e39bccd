package mall.promotion.campaign.editing;

import mall.domain.kernel.Refusal;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.CampaignState;

/// A campaign in this state does not do that.
public final class CampaignStateUnfit extends Refusal {

    CampaignStateUnfit(CampaignId campaign, CampaignState state) {
        super("campaign-state-unfit", "campaign", campaign, "state", state.name());
    }
}
