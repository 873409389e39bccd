package mall.member.rewards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The tables `reward_grant`, a row per member and cause, and `reward`, what it brought.
@Component
class RewardRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RewardRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// @return false when the member was rewarded for that before
    boolean begin(MemberId member, RewardCause cause, Instant now) {
        return about("""
                                insert into reward_grant (member_id, cause_kind, cause_key, words, granted_at)
                                values (:member, :kind, :key, :words, :now) on conflict do nothing
                                """, member, cause)
                        .param("words", cause.words())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// @return false when there is nothing to take back, or somebody did
    boolean end(MemberId member, RewardCause cause, Instant now) {
        return about("""
                                update reward_grant set revoked_at = :now
                                where member_id = :member and cause_kind = :kind and cause_key = :key
                                  and revoked_at is null
                                """, member, cause)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Granted<?> add(MemberId member, Reward reward, RewardCause cause) {
        var granted = new Granted<>(Ids.next(), member, reward, cause);
        about("""
                        insert into reward (id, member_id, cause_kind, cause_key, content)
                        values (:id, :member, :kind, :key, cast(:content as jsonb))
                        """, member, cause)
                .param("id", granted.id())
                .param("content", json.writeValueAsString(reward))
                .update();
        return granted;
    }

    List<Granted<?>> of(MemberId member, RewardCause cause) {
        return about("""
                        select id, content::text as content from reward
                        where member_id = :member and cause_kind = :kind and cause_key = :key order by id
                        """, member, cause)
                .<Granted<?>>query((row, _) -> granted(row, member, cause))
                .list();
    }

    private Granted<?> granted(ResultSet row, MemberId member, RewardCause cause) throws SQLException {
        var reward = json.readValue(row.getString("content"), Reward.class);
        return new Granted<>(row.getObject("id", UUID.class), member, reward, cause);
    }

    private StatementSpec about(String sql, MemberId member, RewardCause cause) {
        return jdbc.sql(sql)
                .param("member", member.id())
                .param("kind", cause.kind())
                .param("key", cause.key());
    }
}
