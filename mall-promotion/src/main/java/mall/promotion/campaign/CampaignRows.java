package mall.promotion.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mall.domain.kernel.Money;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads scheduled campaigns for the snapshots.
@Component
class CampaignRows {

    private static final Logger log = LoggerFactory.getLogger(CampaignRows.class);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final CampaignKinds kinds;
    private final Clock clock;

    CampaignRows(JdbcClient jdbc, JsonMapper json, CampaignKinds kinds, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.kinds = kinds;
        this.clock = clock;
    }

    /// Those that run, will run or were over a moment ago, by play; each play asked for is there.
    Map<String, List<Campaign<?>>> scheduled(Set<String> plays) {
        var found = new HashMap<String, List<Campaign<?>>>();
        plays.forEach(play -> found.put(play, new ArrayList<>()));
        jdbc.sql("""
                        select c.id, c.play, c.name, c.starts_at, c.ends_at, c.slots::text, c.audience::text,
                            c.orders_per_member, c.budget_fen, r.version, r.rules::text
                        from campaign c join campaign_rules r on r.campaign_id = c.id and r.version = c.rules_version
                        where c.play in (:plays) and c.state = 'SCHEDULED' and c.ends_at > :since
                        order by c.starts_at, c.id
                        """)
                .param("plays", plays)
                .param("since", Timestamp.from(clock.instant().minus(Campaign.LAST_ORDERS)))
                .query(row -> {
                    var campaigns = found.get(row.getString("play"));
                    if (campaigns != null) add(row, campaigns);
                });
        return found;
    }

    /// One campaign that cannot be read must not take the others with it.
    private void add(ResultSet row, List<Campaign<?>> campaigns) throws SQLException {
        try {
            campaigns.add(campaign(row, kinds.named(row.getString("play"))));
        } catch (JacksonException unreadable) {
            log.error("Campaign {} cannot be read and does not run", row.getString("id"), unreadable);
        }
    }

    private <R extends Record> Campaign<R> campaign(ResultSet row, CampaignKind<R> kind) throws SQLException {
        return new Campaign<>(
                new CampaignId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                row.getString("name"),
                json.readValue(row.getString("rules"), kind.rules()),
                new Period(
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant()),
                json.readValue(row.getString("slots"), Slots.class),
                json.readValue(row.getString("audience"), Audience.class),
                new Limits(
                        row.getObject("orders_per_member", Integer.class),
                        row.getObject("budget_fen", Long.class) instanceof Long fen ? Money.ofFen(fen) : null));
    }
}
