package mall.domain.operators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who did what at the console, when, and how it was before. Lines are only ever added; the
/// database refuses anything else. Personal data does not belong in here: name the subject by its
/// id.
@Component
@Transactional
public class ActionLog {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ActionLog(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /// Adds a line, in the transaction of the change where there is one.
    ///
    /// @param action `<capability>:<verb>`
    /// @param subject what was acted on: `order:0192…`
    public void record(Actor by, String action, String subject, @Nullable Object before, @Nullable Object after) {
        jdbc.sql("""
                        insert into action_log (id, at, actor, action, subject, before, after, trace_id)
                        values (:id, :now, :actor, :action, :subject, :before::jsonb, :after::jsonb, :trace)
                        """)
                .param("id", Ids.next())
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", by.code())
                .param("action", action)
                .param("subject", subject)
                .param("before", before == null ? null : json.writeValueAsString(before))
                .param("after", after == null ? null : json.writeValueAsString(after))
                .param("trace", MDC.get("traceId"))
                .update();
    }

    /// The newest lines first.
    ///
    /// @param cursor the `next` of the page before; null for the first
    @Transactional(readOnly = true)
    public Slice<Action> list(ActionFilter filter, @Nullable String cursor, int limit) {
        var lines = jdbc.sql("""
                        select id, at, actor, action, subject, before::text, after::text, trace_id from action_log
                        where (cast(:cursor as uuid) is null or id < :cursor)
                          and (cast(:actor as text) is null or actor = :actor)
                          and (cast(:action as text) is null or action = :action)
                          and (cast(:subject as text) is null or subject = :subject)
                        order by id desc limit :limit
                        """)
                .param("cursor", cursor == null ? null : UUID.fromString(cursor))
                .param("actor", filter.operator() == null ? null : new Actor.Operator(filter.operator()).code())
                .param("action", filter.action())
                .param("subject", filter.subject())
                .param("limit", limit + 1)
                .query(this::line)
                .list();
        return Slice.of(lines, limit, line -> line.id().toString());
    }

    private Action line(ResultSet row, int number) throws SQLException {
        return new Action(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                tree(row.getString("before")),
                tree(row.getString("after")),
                row.getString("trace_id"));
    }

    private @Nullable JsonNode tree(@Nullable String stored) {
        return stored == null ? null : json.readTree(stored);
    }
}
