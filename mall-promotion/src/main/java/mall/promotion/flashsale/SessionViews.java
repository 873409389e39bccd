package mall.promotion.flashsale;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.SkuId;
import mall.domain.kernel.Slice;
import mall.promotion.campaign.CampaignId;
import mall.promotion.flashsale.SessionDetail.LotDetail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Sessions as the console shows them, with what became of their units.
@Component
@Transactional(readOnly = true)
public class SessionViews {

    /// The state at the moment of looking, as [FlashSession#state] has it.
    private static final String SEEN = """
            select session.id, session.opens_at, session.closes_at, session.given_back_at, case
                when campaign.state = 'ENDED' or session.closes_at <= :now then 'OVER'
                when campaign.state = 'PAUSED' then 'PAUSED'
                when session.opens_at > :now then 'COMING'
                else 'OPEN' end as state
            from flash_session session join campaign on campaign.id = session.campaign_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    SessionViews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A campaign's sessions, the first first.
    ///
    /// @param after the id of the last one seen; null at the beginning
    public Slice<SessionDetail> list(CampaignId campaign, @Nullable SessionId after, int limit) {
        var found = jdbc.sql(SEEN + """
                        where session.campaign_id = :campaign and (:after::uuid is null
                            or session.opens_at > (select opens_at from flash_session where id = :after::uuid))
                        order by session.opens_at limit :oneMore
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("campaign", campaign.id())
                .param("after", after == null ? null : after.id())
                .param("oneMore", limit + 1)
                .query(SessionViews::session)
                .list();
        return Slice.of(withLots(found), limit, session -> session.id().toString());
    }

    /// @throws NotFound when there is no such session
    public SessionDetail require(SessionId id) {
        var found = jdbc.sql(SEEN + "where session.id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id.id())
                .query(SessionViews::session)
                .list();
        if (found.isEmpty()) throw new NotFound("flash-session", id);
        return withLots(found).getFirst();
    }

    private List<SessionDetail> withLots(List<SessionDetail> sessions) {
        var lots = new HashMap<SessionId, List<LotDetail>>();
        jdbc.sql("""
                        select lot.session_id, lot.sku_id, lot.price_fen, lot.quota, lot.limit_per_member,
                            case when pool.closed_at is null then pool.on_hand - pool.reserved else 0 end as free,
                            coalesce(sum(purchase.units), 0) as ordered,
                            coalesce(sum(purchase.units) filter (where purchase.released_at is null
                                and bought.paid_at is not null), 0) as paid,
                            coalesce(sum(purchase.units) filter (where purchase.released_at is not null), 0) as returned
                        from flash_lot lot
                        join stock_pool pool on pool.id = lot.allotment_id
                        left join flash_purchase purchase
                            on purchase.session_id = lot.session_id and purchase.sku_id = lot.sku_id
                        left join customer_order bought on bought.id = purchase.order_id
                        where lot.session_id = any(:sessions)
                        group by lot.session_id, lot.sku_id, pool.id
                        order by lot.session_id, lot.position
                        """)
                .param(
                        "sessions",
                        new SqlArrayValue(
                                "uuid",
                                sessions.stream()
                                        .map(session -> session.id().id())
                                        .toArray()))
                .query(row -> {
                    var session = new SessionId(row.getObject("session_id", UUID.class));
                    lots.computeIfAbsent(session, _ -> new ArrayList<>()).add(lot(row));
                });
        return sessions.stream().map(session -> with(session, lots)).toList();
    }

    private static SessionDetail with(SessionDetail session, Map<SessionId, List<LotDetail>> lots) {
        return new SessionDetail(
                session.id(),
                session.state(),
                session.opensAt(),
                session.closesAt(),
                session.givenBackAt(),
                lots.getOrDefault(session.id(), List.of()));
    }

    private static SessionDetail session(ResultSet row, int number) throws SQLException {
        var givenBack = row.getTimestamp("given_back_at");
        return new SessionDetail(
                new SessionId(row.getObject("id", UUID.class)),
                SessionState.valueOf(row.getString("state")),
                row.getTimestamp("opens_at").toInstant(),
                row.getTimestamp("closes_at").toInstant(),
                givenBack == null ? null : givenBack.toInstant(),
                List.of());
    }

    private static LotDetail lot(ResultSet row) throws SQLException {
        return new LotDetail(
                new SkuId(row.getObject("sku_id", UUID.class)),
                Money.ofFen(row.getLong("price_fen")),
                row.getInt("quota"),
                row.getInt("limit_per_member"),
                row.getInt("free"),
                row.getInt("ordered"),
                row.getInt("paid"),
                row.getInt("returned"));
    }
}
