/// What every play shares: a campaign is one promotion of one play, for a while, for some people,
/// under rules of the play's own.
///
/// **Life.** A campaign is drafted, scheduled, runs within its period (and, where it has them,
/// within its daily slots), may be paused and resumed, and ends when its period is over or the
/// merchant says so. Whether it runs is computed from its period, slots and state at the instant
/// that is asked about, so that it starts and ends on the same nanosecond on every replica,
/// without a job and without SQL while the snapshots are warm; a pause is seen within a second, and
/// by orders at once, because a claim asks the database.
///
/// **Doors.** [RunningCampaigns][mall.promotion.campaign.RunningCampaigns] answers what runs now.
/// [CampaignPlay][mall.promotion.campaign.CampaignPlay] is the base of price plays: a play writes
/// its rules and what it proposes. A [CampaignKind][mall.promotion.campaign.CampaignKind] tells the
/// shop that a play exists. [Audiences][mall.promotion.campaign.Audiences] says who may take part,
/// [Scope][mall.promotion.campaign.Scope] to which goods something applies. The merchant's side is
/// `campaign.editing`, what shoppers read is `campaign.board`, what came of a campaign is
/// `campaign.figures`.
///
/// **Rules** are a record of the play, checked with Bean Validation and by the play itself, stored
/// as jsonb. Every edit of the rules is a version; an order keeps the version that it was placed
/// under. From the record comes the JSON Schema of the console's form.
///
/// **Events.** [CampaignEvent][mall.promotion.campaign.CampaignEvent].
///
/// **What always holds.** No member has more live orders in a campaign than its limit allowed when
/// they were placed, and a budget is never overspent, whatever is placed at the same moment. Each
/// order with an adjustment of a campaign has exactly one live claim as long as it is not undone.
/// A member has at most one live order as a newcomer.
@ApplicationModule(
        id = "campaign",
        allowedDependencies = {
            "kernel",
            "audit",
            "catalog",
            "catalog :: search",
            "operators",
            "orders",
            "orders :: pricing",
            "orders :: views",
            "snapshots"
        })
@NullMarked
package mall.promotion.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
