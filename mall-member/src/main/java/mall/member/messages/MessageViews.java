package mall.member.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What became of messages: a template whose fields do not fit shows here.
@Component
@Transactional(readOnly = true)
public class MessageViews {

    private static final UUID END = new UUID(-1, -1);

    private final JdbcClient jdbc;

    MessageViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The newest first.
    ///
    /// @param after the key of the last one of the page before; null for the first page
    public Slice<MessageSummary> list(MessageState state, @Nullable String after, int limit) {
        var rows = jdbc.sql("""
                        select id, member_id, purpose, template_id, state, attempts, outcome, created_at, ended_at
                        from message where state = :state and id < :after order by id desc limit :limit
                        """)
                .param("state", state.name())
                .param("after", after == null ? END : UUID.fromString(after))
                .param("limit", limit + 1)
                .query(MessageViews::summary)
                .list();
        return Slice.of(rows, limit, row -> row.id().toString());
    }

    private static MessageSummary summary(ResultSet row, int number) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new MessageSummary(
                row.getObject("id", UUID.class),
                new MemberId(row.getObject("member_id", UUID.class)),
                MessagePurpose.valueOf(row.getString("purpose")),
                row.getString("template_id"),
                MessageState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("outcome"),
                row.getTimestamp("created_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
