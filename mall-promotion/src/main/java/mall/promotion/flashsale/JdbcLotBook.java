package mall.promotion.flashsale;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.SkuId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads lots together with their campaign, their allotment and who bought of them, in one
/// statement, so that all of it is of one moment.
@Component
class JdbcLotBook implements LotBook {

    private static final Duration JUST_OVER = Duration.ofMinutes(1);

    private static final String TERMS = """
            lot.session_id, lot.sku_id, session.opens_at, session.closes_at, lot.quota, lot.limit_per_member,
            campaign.state = 'SCHEDULED' and session.given_back_at is null as is_open,
            case when pool.closed_at is null then pool.on_hand - pool.reserved else 0 end as free
            """;

    private static final String LOTS = """
            flash_lot lot
            join flash_session session on session.id = lot.session_id
            join campaign on campaign.id = session.campaign_id
            join stock_pool pool on pool.id = lot.allotment_id
            """;

    private static final String CURRENT = """
            session.given_back_at is null and session.closes_at > :from and session.opens_at < :until
            order by session.opens_at, lot.session_id, lot.position
            """;

    private final JdbcClient jdbc;

    JdbcLotBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<LotRecord> read(LotId lot) {
        return jdbc.sql("select " + TERMS + ", bought.member_id, bought.units from " + LOTS + """
                        left join flash_bought bought on bought.session_id = lot.session_id
                            and bought.sku_id = lot.sku_id and bought.units > 0
                        where lot.session_id = :session and lot.sku_id = :sku
                        """)
                .param("session", lot.session().id())
                .param("sku", lot.sku().id())
                .query(rows -> rows.next() ? Optional.of(record(rows)) : Optional.empty());
    }

    @Override
    public List<LotId> current(Instant from, Instant until) {
        return jdbc.sql("""
                        select lot.session_id, lot.sku_id from flash_lot lot
                            join flash_session session on session.id = lot.session_id
                        where session.closes_at > :from and session.opens_at < :until
                        order by session.opens_at, lot.session_id, lot.position
                        """)
                .param("from", Timestamp.from(from.minus(JUST_OVER)))
                .param("until", Timestamp.from(until))
                .query((row, _) -> lot(row))
                .list();
    }

    @Override
    public List<Outline> outlines(Instant from, Instant until) {
        return jdbc.sql("select " + TERMS + " from " + LOTS + " where " + CURRENT)
                .param("from", Timestamp.from(from.minus(JUST_OVER)))
                .param("until", Timestamp.from(until))
                .query((row, _) -> outline(row))
                .list();
    }

    /// A row for each member who bought; one without a member when nobody has.
    private static LotRecord record(ResultSet rows) throws SQLException {
        var outline = outline(rows);
        var bought = new HashMap<MemberId, Integer>();
        do {
            var member = rows.getObject("member_id", UUID.class);
            if (member != null) bought.put(new MemberId(member), rows.getInt("units"));
        } while (rows.next());
        return new LotRecord(outline, bought);
    }

    private static Outline outline(ResultSet row) throws SQLException {
        return new Outline(
                lot(row),
                row.getTimestamp("opens_at").toInstant(),
                row.getTimestamp("closes_at").toInstant(),
                row.getBoolean("is_open"),
                row.getInt("quota"),
                row.getInt("limit_per_member"),
                row.getInt("free"));
    }

    private static LotId lot(ResultSet row) throws SQLException {
        return new LotId(
                new SessionId(row.getObject("session_id", UUID.class)), new SkuId(row.getObject("sku_id", UUID.class)));
    }
}
