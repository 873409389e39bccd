package mall.member.members;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mall.domain.kernel.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Sessions and tokens in PostgreSQL.
@Component
class SessionRows {

    private final JdbcClient jdbc;

    SessionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(SessionId session, MemberId member, Instant now, Instant end) {
        jdbc.sql("insert into member_session (id, member_id, opened_at, ends_at) values (:id, :member, :now, :end)")
                .param("id", session.id())
                .param("member", member.id())
                .param("now", Timestamp.from(now))
                .param("end", Timestamp.from(end))
                .update();
    }

    void issue(IssuedToken token) {
        jdbc.sql("""
                        insert into member_token (hash, session_id, kind, issued_at, expires_at, follows)
                        values (:hash, :session, :kind, :now, :expires, :follows)
                        """)
                .param("hash", token.hash())
                .param("session", token.session().id())
                .param("kind", token.kind())
                .param("now", Timestamp.from(token.issuedAt()))
                .param("expires", Timestamp.from(token.expiresAt()))
                .param("follows", token.follows())
                .update();
    }

    /// The live sessions behind those access tokens.
    Map<String, LiveSession> live(Set<String> hashes) {
        return jdbc
                .sql("""
                        select t.hash, t.expires_at, s.id, s.member_id, s.ends_at
                        from member_token t
                        join member_session s on s.id = t.session_id and s.ended_at is null
                        join member m on m.id = s.member_id and m.state = 'ACTIVE'
                        where t.hash = any(:hashes) and t.kind = 'ACCESS'
                        """)
                .param("hashes", new SqlArrayValue("text", hashes.toArray()))
                .query((row, _) -> Map.entry(row.getString("hash"), liveSession(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The session of a refresh token, held until the transaction ends; whether or not it has
    /// ended.
    Optional<RefreshedSession> lockByRefreshToken(String hash) {
        return jdbc.sql("""
                        select s.id, s.member_id, s.ends_at, s.ended_at, t.expires_at, t.spent_at
                        from member_token t join member_session s on s.id = t.session_id
                        where t.hash = :hash and t.kind = 'REFRESH' for update of s, t
                        """)
                .param("hash", hash)
                .query(SessionRows::refreshedSession)
                .optional();
    }

    /// How many refresh tokens a session got since then, the one of its login not counted.
    int refreshed(SessionId session, Instant since) {
        return jdbc.sql("""
                        select count(*) from member_token
                        where session_id = :session and kind = 'REFRESH' and follows is not null and issued_at > :since
                        """)
                .param("session", session.id())
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /// The tokens that a spent refresh token was traded for, and whether those were spent.
    List<Follower> followers(String hash) {
        return jdbc.sql("select hash, spent_at is not null as spent from member_token where follows = :hash")
                .param("hash", hash)
                .query(Follower.class)
                .list();
    }

    void spend(String hash, Instant now) {
        jdbc.sql("update member_token set spent_at = :now where hash = :hash")
                .param("hash", hash)
                .param("now", Timestamp.from(now))
                .update();
    }

    /// Ends those of the sessions that are live.
    ///
    /// @param only this session, or all of the member's
    /// @return the hashes of the access tokens that are worth nothing from now on
    List<String> end(MemberId member, @Nullable SessionId only, String why, Instant now) {
        return jdbc.sql("""
                        with ended as (
                            update member_session set ended_at = :now, ended_why = :why
                            where member_id = :member and ended_at is null
                              and (cast(:only as uuid) is null or id = :only)
                            returning id)
                        select t.hash from member_token t join ended on ended.id = t.session_id
                        where t.kind = 'ACCESS'
                        """)
                .param("member", member.id())
                .param("only", only == null ? null : only.id())
                .param("why", why)
                .param("now", Timestamp.from(now))
                .query(String.class)
                .list();
    }

    /// Forgets tokens that have expired and sessions that ended, some at a time.
    ///
    /// @return how many rows went
    int sweep(Instant tokensBefore, Instant sessionsBefore) {
        int tokens = jdbc.sql("""
                        delete from member_token where hash in (
                            select hash from member_token where expires_at < :before limit 5000)
                        """).param("before", Timestamp.from(tokensBefore)).update();
        int sessions =
                jdbc.sql("""
                        delete from member_session where id in (
                            select id from member_session where ends_at < :before limit 5000)
                        """).param("before", Timestamp.from(sessionsBefore)).update();
        return tokens + sessions;
    }

    private static LiveSession liveSession(ResultSet row) throws SQLException {
        var expires = row.getTimestamp("expires_at").toInstant();
        var end = row.getTimestamp("ends_at").toInstant();
        return new LiveSession(
                new Shopper(
                        new MemberId(row.getObject("member_id", UUID.class)),
                        new SessionId(row.getObject("id", UUID.class))),
                expires.isBefore(end) ? expires : end);
    }

    private static RefreshedSession refreshedSession(ResultSet row, int number) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        var spent = row.getTimestamp("spent_at");
        return new RefreshedSession(
                new SessionId(row.getObject("id", UUID.class)),
                new MemberId(row.getObject("member_id", UUID.class)),
                row.getTimestamp("ends_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                spent == null ? null : spent.toInstant());
    }

    record IssuedToken(
            String hash,
            SessionId session,
            String kind,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable String follows) {}

    record LiveSession(Shopper shopper, Instant until) {}

    record RefreshedSession(
            SessionId id,
            MemberId member,
            Instant endsAt,
            Instant tokenExpiresAt,
            @Nullable Instant endedAt,
            @Nullable Instant tokenSpentAt) {

        boolean isOver(Instant now) {
            return endedAt != null || !endsAt.isAfter(now) || !tokenExpiresAt.isAfter(now);
        }
    }

    record Follower(String hash, boolean spent) {}
}
