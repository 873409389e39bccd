package mall.promotion.flashsale;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mall.domain.inventory.AllotmentId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.CampaignState;
import mall.promotion.flashsale.Planned.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Sessions and their lots, as planning reads and writes them.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SessionRows {

    private final JdbcClient jdbc;

    SessionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A campaign's sessions that are not over or began at a moment or later, held until the
    /// transaction ends.
    List<Planned> lock(CampaignId campaign, Instant now, Instant from) {
        var ids = jdbc.sql("""
                        select id from flash_session
                        where campaign_id = :campaign and (closes_at > :now or opens_at >= :from)
                        order by id for update
                        """)
                .param("campaign", campaign.id())
                .param("now", Timestamp.from(now))
                .param("from", Timestamp.from(from))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
        return read(ids);
    }

    /// The sessions of a campaign that were not over yet at a moment, the first first.
    @Transactional(propagation = Propagation.SUPPORTS)
    Map<SessionId, FlashSession> of(CampaignId campaign, Instant since) {
        var about = jdbc.sql("select name, state from campaign where id = :campaign")
                .param("campaign", campaign.id())
                .query(About.class)
                .single();
        var sessions = new LinkedHashMap<SessionId, FlashSession>();
        for (var planned : notOver(campaign, since)) sessions.put(planned.id(), about.session(campaign, planned));
        return Collections.unmodifiableMap(sessions);
    }

    /// Writes sessions whole, those that were there before too.
    void write(CampaignId campaign, List<Planned> sessions) {
        if (sessions.isEmpty()) return;
        jdbc.sql("""
                        insert into flash_session
                            (id, campaign_id, opens_at, closes_at, pay_within_minutes, limit_per_campaign)
                        select id, :campaign, opens_at, closes_at, minutes, most
                        from unnest(:ids, :opens, :closes, :minutes, :limits)
                            as planned (id, opens_at, closes_at, minutes, most)
                        on conflict (id) do update set closes_at = excluded.closes_at,
                            pay_within_minutes = excluded.pay_within_minutes,
                            limit_per_campaign = excluded.limit_per_campaign
                        """)
                .param("campaign", campaign.id())
                .param("ids", array("uuid", sessions, session -> session.id().id()))
                .param("opens", array("timestamptz", sessions, session -> Timestamp.from(session.opensAt())))
                .param("closes", array("timestamptz", sessions, session -> Timestamp.from(session.closesAt())))
                .param(
                        "minutes",
                        array("int4", sessions, session -> session.terms().payWithinMinutes()))
                .param(
                        "limits",
                        array("int4", sessions, session -> session.terms().limitPerCampaign()))
                .update();
        writeLots(sessions);
    }

    /// Sessions that will not take place; whoever wanted to be reminded of them is forgotten.
    void drop(List<Planned> sessions) {
        if (sessions.isEmpty()) return;
        jdbc.sql("delete from flash_session where id = any(:ids)")
                .param("ids", array("uuid", sessions, session -> session.id().id()))
                .update();
    }

    private void writeLots(List<Planned> sessions) {
        jdbc.sql("delete from flash_lot where session_id = any(:ids)")
                .param("ids", array("uuid", sessions, session -> session.id().id()))
                .update();
        var rows =
                sessions.stream().flatMap(session -> numbered(session.lots())).toList();
        jdbc.sql("""
                        insert into flash_lot
                            (session_id, sku_id, position, allotment_id, price_fen, quota, limit_per_member)
                        select * from unnest(:sessions, :skus, :positions, :allotments, :prices, :quotas, :limits)
                        """)
                .param(
                        "sessions",
                        array("uuid", rows, row -> row.lot().id().session().id()))
                .param("skus", array("uuid", rows, row -> row.lot().id().sku().id()))
                .param("positions", array("int4", rows, Numbered::position))
                .param(
                        "allotments",
                        array("uuid", rows, row -> row.lot().allotment().id()))
                .param("prices", array("int8", rows, row -> row.lot().price().fen()))
                .param("quotas", array("int4", rows, row -> row.lot().quota()))
                .param("limits", array("int4", rows, row -> row.lot().limitPerMember()))
                .update();
    }

    private List<Planned> notOver(CampaignId campaign, Instant since) {
        return read(jdbc.sql("select id from flash_session where campaign_id = :campaign and closes_at > :since")
                .param("campaign", campaign.id())
                .param("since", Timestamp.from(since))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list());
    }

    private List<Planned> read(List<UUID> ids) {
        return jdbc.sql("""
                        select session.id, opens_at, closes_at, pay_within_minutes, limit_per_campaign,
                            sku_id, allotment_id, price_fen, quota, limit_per_member
                        from flash_session session join flash_lot lot on lot.session_id = session.id
                        where session.id = any(:ids) order by opens_at, session.id, position
                        """)
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query(SessionRows::sessions);
    }

    /// A row for each lot, those of one session together.
    private static List<Planned> sessions(ResultSet rows) throws SQLException {
        var sessions = new ArrayList<Planned>();
        var lots = new ArrayList<Lot>();
        @Nullable Planned session = null;
        while (rows.next()) {
            var id = new SessionId(rows.getObject("id", UUID.class));
            if (session == null || !session.id().equals(id)) {
                if (session != null) sessions.add(session.with(lots));
                session = session(id, rows);
                lots.clear();
            }
            lots.add(lot(id, rows));
        }
        if (session != null) sessions.add(session.with(lots));
        return sessions;
    }

    private static Planned session(SessionId id, ResultSet row) throws SQLException {
        var terms = new Terms(row.getInt("pay_within_minutes"), row.getObject("limit_per_campaign", Integer.class));
        return new Planned(
                id,
                row.getTimestamp("opens_at").toInstant(),
                row.getTimestamp("closes_at").toInstant(),
                terms,
                List.of());
    }

    private static Lot lot(SessionId session, ResultSet row) throws SQLException {
        return new Lot(
                new LotId(session, new SkuId(row.getObject("sku_id", UUID.class))),
                new AllotmentId(row.getObject("allotment_id", UUID.class)),
                Money.ofFen(row.getLong("price_fen")),
                row.getInt("quota"),
                row.getInt("limit_per_member"));
    }

    private static Stream<Numbered> numbered(List<Lot> lots) {
        return IntStream.range(0, lots.size()).mapToObj(position -> new Numbered(position, lots.get(position)));
    }

    private static <T> SqlArrayValue array(String type, List<T> rows, Function<T, @Nullable Object> component) {
        return new SqlArrayValue(type, rows.stream().map(component).toArray());
    }

    private record About(String name, CampaignState state) {
        FlashSession session(CampaignId campaign, Planned planned) {
            return new FlashSession(
                    planned.id(),
                    campaign,
                    name,
                    state,
                    planned.opensAt(),
                    planned.closesAt(),
                    planned.terms().payWithinMinutes(),
                    planned.lots());
        }
    }

    private record Numbered(int position, Lot lot) {}
}
