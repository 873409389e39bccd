package mall.promotion.campaign;

/// What happens to a campaign. Told in the transaction in which it happens; that a period begins is
/// not told, because whoever needs it computes it.
public sealed interface CampaignEvent {

    CampaignId campaign();

    /// The code of its play.
    String play();

    /// It will run, within its period.
    record CampaignScheduled(CampaignId campaign, String play) implements CampaignEvent {}

    /// It was edited after it was scheduled.
    ///
    /// @param rulesVersion one more than before when its rules or slots were changed
    record CampaignEdited(CampaignId campaign, String play, int rulesVersion) implements CampaignEvent {}

    record CampaignPaused(CampaignId campaign, String play) implements CampaignEvent {}

    record CampaignResumed(CampaignId campaign, String play) implements CampaignEvent {}

    /// It is over: ended by hand, or some minutes ago by its period.
    record CampaignEnded(CampaignId campaign, String play) implements CampaignEvent {}
}
