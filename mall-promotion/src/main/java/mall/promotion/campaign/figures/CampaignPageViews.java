package mall.promotion.campaign.figures;

import java.sql.Date;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import mall.domain.kernel.ShopCalendar;
import mall.promotion.campaign.CampaignId;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// How often the pages of campaigns are looked at. Counted in this process and written down once a
/// second; what a replica that is killed had not written is lost, and nobody is the poorer.
@Component
public class CampaignPageViews implements DisposableBean {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<CampaignId, LongAdder> counts = new ConcurrentHashMap<>();

    CampaignPageViews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Somebody looks at a campaign that is there.
    public void viewed(CampaignId campaign) {
        counts.computeIfAbsent(campaign, _ -> new LongAdder()).increment();
    }

    @Scheduled(fixedDelayString = "1s")
    void write() {
        var views = new LinkedHashMap<CampaignId, Long>();
        counts.forEach((campaign, count) -> {
            var since = count.sumThenReset();
            if (since > 0) views.put(campaign, since);
        });
        if (views.isEmpty()) return;
        try {
            add(views);
        } catch (RuntimeException notWritten) {
            views.forEach((campaign, count) ->
                    counts.computeIfAbsent(campaign, _ -> new LongAdder()).add(count));
            throw notWritten;
        }
    }

    /// In one order, so that two who add never wait for each other.
    private void add(Map<CampaignId, Long> views) {
        jdbc.sql("""
                        insert into campaign_figures (campaign_id, day, views)
                        select id, :today, seen.views from unnest(:campaigns, :views) as seen (id, views)
                        where exists (select from campaign where campaign.id = seen.id) order by id
                        on conflict (campaign_id, day) do update set views = campaign_figures.views + excluded.views
                        """)
                .param("today", Date.valueOf(ShopCalendar.dayOf(clock.instant())))
                .param(
                        "campaigns",
                        new SqlArrayValue(
                                "uuid",
                                views.keySet().stream().map(CampaignId::id).toArray()))
                .param("views", new SqlArrayValue("int8", views.values().toArray()))
                .update();
    }

    @Override
    public void destroy() {
        write();
    }
}
