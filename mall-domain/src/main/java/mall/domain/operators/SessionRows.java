package mall.domain.operators;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mall.domain.kernel.OperatorId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Sessions in PostgreSQL.
@Component
@Transactional
class SessionRows {

    /// How long a session that has ended is still there to be looked at.
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    SessionRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Unless the operator was disabled, or has another password, since somebody looked.
    boolean open(OperatorId operator, String passwordHash, String hash, Origin from, Instant now) {
        return jdbc.sql("""
                        insert into operator_session
                            (id, token_hash, operator_id, opened_at, seen_at, ends_at, address, agent)
                        select :id, :hash, id, :now, :now, :end, :address, :agent from shop_operator
                        where id = :operator and state = 'ACTIVE' and password_hash = :passwordHash for share
                        """)
                        .param("id", OperatorSessionId.next().id())
                        .param("hash", hash)
                        .param("operator", operator.id())
                        .param("now", Timestamp.from(now))
                        .param("end", Timestamp.from(now.plus(OperatorSessions.LONGEST)))
                        .param("address", from.address())
                        .param("agent", from.agent())
                        .param("passwordHash", passwordHash)
                        .update()
                == 1;
    }

    /// Sessions that were not ended, of operators who are not disabled, with what they may do.
    Map<String, LiveSession> live(Set<String> hashes) {
        return jdbc
                .sql("""
                        select s.token_hash, s.id, s.operator_id, s.seen_at, s.ends_at, o.name,
                            array(select distinct p.permission
                                  from shop_operator_roles r join operator_role_permissions p using (role_id)
                                  where r.operator_id = s.operator_id) as permissions
                        from operator_session s join shop_operator o on o.id = s.operator_id
                        where s.token_hash in (:hashes) and s.ended_at is null and o.state = 'ACTIVE'
                        """)
                .param("hashes", hashes)
                .query((row, _) -> Map.entry(row.getString("token_hash"), liveSession(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void note(OperatorSessionId session, Instant now) {
        jdbc.sql("update operator_session set seen_at = :now where id = :id and seen_at < :now")
                .param("id", session.id())
                .param("now", Timestamp.from(now))
                .update();
    }

    List<SessionSummary> list(OperatorId operator, Instant now) {
        return jdbc.sql("""
                        select id, opened_at, seen_at, address, agent from operator_session
                        where operator_id = :operator and ended_at is null and ends_at > :now and seen_at > :idle
                        order by id desc
                        """)
                .param("operator", operator.id())
                .param("now", Timestamp.from(now))
                .param("idle", Timestamp.from(now.minus(OperatorSessions.IDLE)))
                .query((row, _) -> new SessionSummary(
                        new OperatorSessionId(row.getObject("id", UUID.class)),
                        row.getTimestamp("opened_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant(),
                        row.getString("address"),
                        row.getString("agent")))
                .list();
    }

    /// @param only this session, or all of the operator's
    /// @return the hashes of the tokens that are worth nothing from now on
    List<String> end(OperatorId operator, @Nullable OperatorSessionId only, Instant now) {
        return jdbc.sql("""
                        update operator_session set ended_at = :now
                        where operator_id = :operator and ended_at is null
                          and (cast(:only as uuid) is null or id = :only)
                        returning token_hash
                        """)
                .param("operator", operator.id())
                .param("only", only == null ? null : only.id())
                .param("now", Timestamp.from(now))
                .query(String.class)
                .list();
    }

    @Scheduled(fixedDelayString = "1h")
    void sweep() {
        jdbc.sql("delete from operator_session where ends_at < :before or ended_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private static LiveSession liveSession(ResultSet row) throws SQLException {
        Array permissions = row.getArray("permissions");
        var operator = new SignedInOperator(
                new OperatorId(row.getObject("operator_id", UUID.class)),
                new OperatorSessionId(row.getObject("id", UUID.class)),
                row.getString("name"),
                new Permissions(Set.of((String[]) permissions.getArray())));
        return new LiveSession(
                operator,
                row.getTimestamp("seen_at").toInstant(),
                row.getTimestamp("ends_at").toInstant());
    }

    record LiveSession(SignedInOperator operator, Instant seenAt, Instant endsAt) {

        boolean isLive(Instant now) {
            return endsAt.isAfter(now) && seenAt.plus(OperatorSessions.IDLE).isAfter(now);
        }
    }
}
