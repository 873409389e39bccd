package mall.promotion.campaign;

import java.time.Instant;

/// Where a campaign is in its life.
public enum CampaignState {
    /// Being written; nobody sees it.
    DRAFT,
    /// It will run, or runs already: as long as it is written like this, its period decides.
    SCHEDULED,
    /// Within its period. Never written, only seen.
    RUNNING,
    /// Stopped for now, by hand.
    PAUSED,
    /// Over for good: its period has passed, or somebody ended it.
    ENDED;

    /// What is written, seen at a moment.
    public CampaignState at(Instant instant, Period period) {
        if (this == DRAFT || this == ENDED) return this;
        if (!instant.isBefore(period.until())) return ENDED;
        return this == SCHEDULED && period.contains(instant) ? RUNNING : this;
    }
}
