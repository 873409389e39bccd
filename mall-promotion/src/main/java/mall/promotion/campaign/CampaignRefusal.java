package mall.promotion.campaign;

import mall.domain.kernel.Refusal;

/// Why an order cannot have a campaign that it was quoted.
public abstract sealed class CampaignRefusal extends Refusal {

    private CampaignRefusal(String code, Object... facts) {
        super(code, facts);
    }

    /// It was edited, paused or ended since the price was made.
    public static final class CampaignChanged extends CampaignRefusal {
        CampaignChanged(CampaignId campaign) {
            super("campaign-changed", "campaign", campaign);
        }
    }

    /// The member has used it as often as he may.
    public static final class CampaignLimitReached extends CampaignRefusal {
        CampaignLimitReached(CampaignId campaign) {
            super("campaign-limit-reached", "campaign", campaign);
        }
    }

    /// What is left of its budget does not cover this order.
    public static final class CampaignBudgetSpent extends CampaignRefusal {
        CampaignBudgetSpent(CampaignId campaign) {
            super("campaign-budget-spent", "campaign", campaign);
        }
    }

    /// It is for others.
    public static final class NotInAudience extends CampaignRefusal {
        NotInAudience(CampaignId campaign, String audience) {
            super("not-in-audience", "campaign", campaign, "audience", audience);
        }
    }
}
