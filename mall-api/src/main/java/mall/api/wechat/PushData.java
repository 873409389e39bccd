package mall.api.wechat;

import java.time.Instant;
import mall.domain.kernel.MemberId;
import mall.domain.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What WeChat pushed about a member, as a part of what the mall knows of him.
@Component
@OnWechat
class PushData implements PersonalData {

    private final JdbcClient jdbc;

    PushData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String section() {
        return "wechat-pushes";
    }

    @Override
    public Object export(MemberId member) {
        return jdbc.sql("""
                        select event, received_at, content::text as content from wechat_push
                        where member_id = :member order by received_at
                        """)
                .param("member", member.id())
                .query((row, _) -> new Pushed(
                        row.getString("event"), row.getTimestamp("received_at").toInstant(), row.getString("content")))
                .list();
    }

    @Override
    public void erase(MemberId member, Instant now) {
        jdbc.sql("delete from wechat_push where member_id = :member")
                .param("member", member.id())
                .update();
    }

    record Pushed(String event, Instant at, String content) {}
}
