package mall.member.rewards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import mall.domain.kernel.MemberId;
import mall.domain.privacy.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a member was rewarded for, as a part of what the mall knows of him. It names nobody, and
/// stays: the books speak of it.
@Component
class RewardData implements PersonalData {

    private final JdbcClient jdbc;

    RewardData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String section() {
        return "rewards";
    }

    @Override
    public Object export(MemberId member) {
        return jdbc.sql("""
                        select words, granted_at, revoked_at from reward_grant
                        where member_id = :member order by granted_at
                        """)
                .param("member", member.id())
                .query(RewardData::export)
                .list();
    }

    @Override
    public void erase(MemberId member, Instant now) {}

    private static Export export(ResultSet row, int number) throws SQLException {
        var revoked = row.getTimestamp("revoked_at");
        return new Export(
                row.getString("words"),
                row.getTimestamp("granted_at").toInstant(),
                revoked == null ? null : revoked.toInstant());
    }

    record Export(String words, Instant grantedAt, @Nullable Instant revokedAt) {}
}
