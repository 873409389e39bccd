package mall.promotion.campaign.editing;

import java.time.Clock;
import java.time.Duration;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.OperatorId;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.Limits;
import mall.promotion.campaign.Period;
import mall.promotion.campaign.Slots;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes campaigns for tests: everybody's, from an hour ago until tomorrow, without limits, unless
/// said otherwise.
@Component
public class Merchant {

    public static final Actor WANG = new Actor.Operator(new OperatorId(Ids.next()));

    private final Campaigns campaigns;
    private final CampaignViews views;
    private final CampaignClock campaignClock;
    private final JdbcClient jdbc;
    private final Clock clock;

    Merchant(Campaigns campaigns, CampaignViews views, CampaignClock campaignClock, JdbcClient jdbc, Clock clock) {
        this.campaigns = campaigns;
        this.views = views;
        this.campaignClock = campaignClock;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Period today() {
        var now = clock.instant();
        return new Period(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
    }

    public CampaignDraft terms(Record rules) {
        return terms(rules, Audience.EVERYONE, Limits.NONE);
    }

    public CampaignDraft terms(Record rules, Audience audience, Limits limits) {
        return new CampaignDraft("秋茶上新", today(), Slots.ALL_DAY, audience, limits, rules);
    }

    public CampaignId draft(String play, CampaignDraft draft) {
        return campaigns.draft(play, draft, WANG);
    }

    /// It runs at once.
    public CampaignId run(String play, CampaignDraft draft) {
        var id = draft(play, draft);
        schedule(id);
        return id;
    }

    public void schedule(CampaignId id) {
        campaigns.schedule(id, version(id), WANG);
    }

    public CampaignId run(String play, Record rules) {
        return run(play, terms(rules));
    }

    public void edit(CampaignId id, CampaignDraft draft) {
        campaigns.edit(id, version(id), draft, WANG);
    }

    public void pause(CampaignId id) {
        campaigns.pause(id, version(id), WANG);
    }

    public void resume(CampaignId id) {
        campaigns.resume(id, version(id), WANG);
    }

    public void end(CampaignId id) {
        campaigns.end(id, version(id), WANG);
    }

    /// In how many live orders it is used.
    public long liveOrders(CampaignId id) {
        return jdbc.sql("select count(*) from campaign_claim where campaign_id = :id and released_at is null")
                .param("id", id.id())
                .query(Long.class)
                .single();
    }

    /// What the clock does once in a while.
    public void expire() {
        campaignClock.expire();
    }

    public int version(CampaignId id) {
        return views.require(id).version();
    }
}
