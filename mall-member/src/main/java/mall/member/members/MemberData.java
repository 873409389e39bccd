package mall.member.members;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.privacy.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The member himself as a part of what the mall knows of him.
@Component
class MemberData implements PersonalData {

    private final MemberRepository members;
    private final KnownIdentities identities;
    private final SessionBook sessions;
    private final JdbcClient jdbc;

    MemberData(MemberRepository members, KnownIdentities identities, SessionBook sessions, JdbcClient jdbc) {
        this.members = members;
        this.identities = identities;
        this.sessions = sessions;
        this.jdbc = jdbc;
    }

    @Override
    public String section() {
        return "member";
    }

    @Override
    public Object export(MemberId id) {
        var member = members.findById(id).orElseThrow(() -> new NotFound("member", id));
        var shown = member.summary();
        var logins =
                jdbc.sql("""
                        select opened_at, ended_at from member_session where member_id = :member order by opened_at
                        """).param("member", id.id()).query(MemberData::login).list();
        return new Export(
                shown.profile(),
                member.phone().map(PhoneNumber::text).orElse(null),
                shown.joinedAt(),
                shown.source(),
                shown.lastSeenAt(),
                identities.of(id).stream().toList(),
                logins);
    }

    /// Locks him before anybody erases anything, his identities first, as a login does: whatever he
    /// does at the same moment comes before all of it or after.
    @Override
    public void requireErasable(MemberId id) {
        identities.lock(id);
        if (members.requireLocked(id).state() == Member.State.ERASED) throw new MemberGone(id);
    }

    @Override
    public void erase(MemberId id, Instant now) {
        var member = members.requireLocked(id);
        member.erase(now);
        members.save(member);
        identities.forget(id);
        sessions.end(id, null, SessionBook.Ending.ERASED);
    }

    private static Login login(ResultSet row, int number) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new Login(row.getTimestamp("opened_at").toInstant(), ended == null ? null : ended.toInstant());
    }

    record Export(
            Profile profile,
            @Nullable String phone,
            Instant joinedAt,
            JoinSource source,
            Instant lastSeenAt,
            List<WechatIdentity> wechat,
            List<Login> logins) {}

    record Login(Instant openedAt, @Nullable Instant endedAt) {}
}
