package mall.promotion.flashsale.reminders;

import java.time.Instant;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Of which flash sales a member wanted to be told, as a part of what the mall knows of him.
@Component
class ReminderData implements PersonalData {

    private final JdbcClient jdbc;

    ReminderData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String section() {
        return "flash-sale-reminders";
    }

    @Override
    public Object export(MemberId member) {
        return jdbc.sql("select session_id, asked_at from flash_reminder where member_id = :member order by asked_at")
                .param("member", member.id())
                .query((row, _) -> new Asked(
                        row.getObject("session_id", UUID.class),
                        row.getTimestamp("asked_at").toInstant()))
                .list();
    }

    @Override
    public void erase(MemberId member, Instant now) {
        jdbc.sql("delete from flash_reminder where member_id = :member")
                .param("member", member.id())
                .update();
    }

    record Asked(UUID session, Instant at) {}
}
