package mall.promotion.flashsale;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mall.domain.kernel.SkuId;
import mall.domain.snapshots.SnapshotCache;
import mall.domain.snapshots.Snapshots;
import mall.promotion.campaign.CampaignEvent;
import mall.promotion.campaign.CampaignId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What flash sales there are. Answers come from snapshots and cost no SQL while they are warm;
/// whether a session is open is decided for the instant that is asked about.
@Component
public class Sales {

    private static final String ALL = "all";

    /// So long a session that is over is still spoken of.
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final SessionRows rows;
    private final Clock clock;
    private final SnapshotCache<CampaignId, Map<SessionId, FlashSession>> sessions;
    private final SnapshotCache<SessionId, CampaignId> campaigns;
    private final SnapshotCache<String, List<CampaignId>> current;

    Sales(JdbcClient jdbc, SessionRows rows, Snapshots snapshots, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
        this.sessions = snapshots.cache("flashsale.sessions", 1_000, this::loadSessions);
        this.campaigns = snapshots.cache("flashsale.campaigns", 100_000, this::loadCampaigns);
        this.current = snapshots.cache("flashsale.current", 1, _ -> Map.of(ALL, loadCurrent()));
    }

    /// Any session that takes place; nothing when it was over a day ago, or there is none.
    public Optional<FlashSession> session(SessionId id) {
        return campaigns.get(id).flatMap(sessions::get).map(known -> known.get(id));
    }

    /// Those that are open at an instant or come after it, the first first: of each campaign no more
    /// than so many.
    public List<FlashSession> ahead(Instant at, int most) {
        return ahead(at)
                .flatMap(known -> known.limit(most))
                .sorted(Comparator.comparing(FlashSession::opensAt)
                        .thenComparing(session -> session.id().id()))
                .toList();
    }

    /// The first session, open or coming, in which any of these is sold.
    public Optional<FlashSession> next(Collection<SkuId> skus, Instant at) {
        return ahead(at)
                .flatMap(known -> known.filter(session ->
                                skus.stream().anyMatch(sku -> session.lot(sku).isPresent()))
                        .limit(1))
                .min(Comparator.comparing(FlashSession::opensAt));
    }

    /// A campaign's sessions were planned anew, or one was closed.
    void changed(CampaignId campaign) {
        sessions.invalidate(campaign);
        current.invalidate(ALL);
    }

    @EventListener
    void on(CampaignEvent event) {
        if (event.play().equals(FlashSale.CODE)) changed(event.campaign());
    }

    private Stream<Stream<FlashSession>> ahead(Instant at) {
        return sessions.getAll(current.get(ALL).orElse(List.of())).values().stream()
                .map(known -> known.values().stream().filter(session -> switch (session.state(at)) {
                    case COMING, OPEN -> true;
                    case PAUSED, OVER -> false;
                }));
    }

    private Map<CampaignId, Map<SessionId, FlashSession>> loadSessions(Set<CampaignId> ids) {
        var since = clock.instant().minus(REMEMBERED);
        var found = new HashMap<CampaignId, Map<SessionId, FlashSession>>();
        ids.forEach(id -> found.put(id, rows.of(id, since)));
        return found;
    }

    /// A session that was dropped is still known to belong to its campaign, which no longer has it.
    private Map<SessionId, CampaignId> loadCampaigns(Set<SessionId> ids) {
        var found = new HashMap<SessionId, CampaignId>();
        jdbc.sql("select id, campaign_id from flash_session where id in (:ids)")
                .param("ids", ids.stream().map(SessionId::id).toList())
                .query(row -> {
                    found.put(
                            new SessionId(row.getObject("id", UUID.class)),
                            new CampaignId(row.getObject("campaign_id", UUID.class)));
                });
        return found;
    }

    private List<CampaignId> loadCurrent() {
        return jdbc.sql("""
                        select distinct campaign_id from flash_session where given_back_at is null and closes_at > :now
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> new CampaignId(row.getObject("campaign_id", UUID.class)))
                .list();
    }
}
