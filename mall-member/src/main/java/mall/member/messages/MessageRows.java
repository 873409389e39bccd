package mall.member.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The queue in PostgreSQL.
@Component
class MessageRows {

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MessageRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Adds a message that somebody has allowed, unless it is there already.
    void add(Notice notice, MessageTemplate template, Instant now) {
        jdbc.sql("""
                        insert into message (id, member_id, purpose, cause, template_id, page, fields, state,
                            holds_consent, attempts, due_at, expires_at, created_at)
                        select :id, :member, :purpose, :cause, :template, :page, :fields::jsonb, 'WAITING',
                            false, 0, :now, :until, :now
                        from message_consent
                        where member_id = :member and template_id = :template and used < granted
                        on conflict (purpose, cause) do nothing
                        """)
                .param("id", Ids.next())
                .param("member", notice.member().id())
                .param("purpose", notice.purpose().name())
                .param("cause", notice.cause())
                .param("template", template.templateId())
                .param("page", template.page().replace("{id}", notice.subject()))
                .param("fields", json.writeValueAsString(Fields.fill(template, notice.values())))
                .param("until", Timestamp.from(notice.until()))
                .param("now", Timestamp.from(now))
                .update();
    }

    /// What is due, held until the transaction ends; what another replica holds is left to it.
    List<Waiting> lockDue(Instant now, int most) {
        return jdbc.sql("""
                        select id, member_id, template_id, page, fields::text as fields, holds_consent, attempts,
                            expires_at
                        from message where state = 'WAITING' and due_at <= :now
                        order by due_at limit :most for update skip locked
                        """)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(this::waiting)
                .list();
    }

    /// One more attempt begins; if nothing is heard of it, the next one is due then.
    void attempt(Waiting message, Instant nextDue) {
        jdbc.sql("""
                        update message set attempts = attempts + 1, due_at = :due, holds_consent = true where id = :id
                        """)
                .param("id", message.id())
                .param("due", Timestamp.from(nextDue))
                .update();
    }

    /// Notes why the last attempt failed; the message goes on waiting.
    void note(Waiting message, String outcome) {
        jdbc.sql("update message set outcome = :outcome where id = :id and state = 'WAITING'")
                .param("id", message.id())
                .param("outcome", shortened(outcome))
                .update();
    }

    /// Ends a message, unless another replica has.
    ///
    /// @return whether this call ended it
    boolean end(Waiting message, MessageState state, Keeping consent, String outcome, Instant now) {
        return jdbc.sql("""
                        update message set state = :state, ended_at = :now, outcome = :outcome,
                            holds_consent = holds_consent and :keeps
                        where id = :id and state = 'WAITING'
                        """)
                        .param("id", message.id())
                        .param("state", state.name())
                        .param("keeps", consent == Keeping.KEEPS)
                        .param("outcome", shortened(outcome))
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }

    int sweep(Instant before) {
        return jdbc.sql("""
                        delete from message where id in (
                            select id from message where state <> 'WAITING' and ended_at < :before limit 5000)
                        """).param("before", Timestamp.from(before)).update();
    }

    private Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(
                row.getObject("id", UUID.class),
                new MemberId(row.getObject("member_id", UUID.class)),
                row.getString("template_id"),
                row.getString("page"),
                json.readValue(row.getString("fields"), FIELDS),
                row.getBoolean("holds_consent"),
                row.getInt("attempts"),
                row.getTimestamp("expires_at").toInstant());
    }

    private static String shortened(String outcome) {
        return outcome.substring(0, Math.min(300, outcome.length()));
    }

    /// Whether a message that ends keeps the consent that it took.
    enum Keeping {
        KEEPS,
        GIVES_BACK
    }

    record Waiting(
            UUID id,
            MemberId member,
            String templateId,
            String page,
            Map<String, String> fields,
            boolean holdsConsent,
            int attempts,
            Instant expiresAt) {}
}
