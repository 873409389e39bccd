package mall.promotion.campaign.editing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Slice;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.CampaignState;
import mall.promotion.campaign.Limits;
import mall.promotion.campaign.Period;
import mall.promotion.campaign.Slots;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Campaigns as the console shows them.
@Component
@Transactional(readOnly = true)
public class CampaignViews {

    /// The state at the moment of looking, as [CampaignState#at] has it.
    private static final String SEEN = """
            select c.*, r.rules::text as rules_text, case
                when c.state in ('DRAFT', 'ENDED') then c.state
                when c.ends_at <= :now then 'ENDED'
                when c.state = 'SCHEDULED' and c.starts_at <= :now then 'RUNNING'
                else c.state end as seen
            from campaign c join campaign_rules r on r.campaign_id = c.id and r.version = c.rules_version
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    CampaignViews(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /// @throws NotFound when there is no such campaign
    public CampaignDetail require(CampaignId id) {
        return find(id).orElseThrow(() -> new NotFound("campaign", id));
    }

    /// The newest first.
    ///
    /// @param after the id of the last one seen; null at the beginning
    public Slice<CampaignDetail> list(CampaignFilter filter, @Nullable CampaignId after, int limit) {
        var state = filter.state();
        var found = jdbc.sql("select * from (" + SEEN + """
                        ) campaign
                        where (:after::uuid is null or id < :after::uuid)
                          and (:play::text is null or play = :play)
                          and (:state::text is null or seen = :state)
                        order by id desc limit :oneMore
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("after", after == null ? null : after.id())
                .param("play", filter.play())
                .param("state", state == null ? null : state.name())
                .param("oneMore", limit + 1)
                .query(this::detail)
                .list();
        return Slice.of(found, limit, campaign -> campaign.id().toString());
    }

    Optional<CampaignDetail> find(CampaignId id) {
        return jdbc.sql(SEEN + " where c.id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id.id())
                .query(this::detail)
                .optional();
    }

    private CampaignDetail detail(ResultSet row, int number) throws SQLException {
        return new CampaignDetail(
                new CampaignId(row.getObject("id", UUID.class)),
                row.getString("play"),
                row.getString("name"),
                CampaignState.valueOf(row.getString("seen")),
                new Period(
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant()),
                json.readValue(row.getString("slots"), Slots.class),
                json.readValue(row.getString("audience"), Audience.class),
                new Limits(
                        row.getObject("orders_per_member", Integer.class),
                        row.getObject("budget_fen", Long.class) instanceof Long fen ? Money.ofFen(fen) : null),
                json.readTree(row.getString("rules_text")),
                row.getInt("rules_version"),
                Money.ofFen(row.getLong("spent_fen")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getInt("version"));
    }
}
