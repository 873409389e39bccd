package mall.member.messages;

import java.time.Instant;
import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a member was told and what he allowed, as a part of what the mall knows of him.
@Component
class MessageData implements PersonalData {

    private final Consents consents;
    private final JdbcClient jdbc;

    MessageData(Consents consents, JdbcClient jdbc) {
        this.consents = consents;
        this.jdbc = jdbc;
    }

    @Override
    public String section() {
        return "messages";
    }

    @Override
    public Object export(MemberId member) {
        var told = jdbc.sql("""
                        select purpose, state, created_at, fields::text as fields from message
                        where member_id = :member order by created_at
                        """)
                .param("member", member.id())
                .query((row, _) -> new Told(
                        row.getString("purpose"),
                        row.getString("state"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getString("fields")))
                .list();
        return new Export(consents.of(member), told);
    }

    @Override
    public void erase(MemberId member, Instant now) {
        for (var table : List.of("message", "message_consent")) {
            jdbc.sql("delete from %s where member_id = :member".formatted(table))
                    .param("member", member.id())
                    .update();
        }
    }

    record Export(List<Consents.Consent> allowed, List<Told> told) {}

    record Told(String purpose, String state, Instant at, String fields) {}
}
