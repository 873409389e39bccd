package mall.domain.operators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mall.domain.kernel.OperatorId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Invitations in PostgreSQL.
@Component
class InvitationRows {

    private final JdbcClient jdbc;

    InvitationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isRole(RoleId role) {
        return jdbc.sql("select exists (select from operator_role where id = :role)")
                .param("role", role.id())
                .query(Boolean.class)
                .single();
    }

    Invitation add(RoleId role, @Nullable OperatorId by, Instant now, Duration goodFor) {
        var secret = Secret.next();
        var invitation = new Invitation(InvitationId.next(), secret.text(), now.plus(goodFor));
        jdbc.sql("""
                        insert into operator_invitation (id, token_hash, role_id, invited_by, invited_at, expires_at)
                        values (:id, :hash, :role, :by, :now, :expires)
                        """)
                .param("id", invitation.id().id())
                .param("hash", secret.hash())
                .param("role", role.id())
                .param("by", by == null ? null : by.id())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(invitation.expiresAt()))
                .update();
        return invitation;
    }

    Optional<Row> find(String tokenHash) {
        return jdbc.sql("""
                        select id, role_id, invited_by, expires_at, closed_at from operator_invitation
                        where token_hash = :hash
                        """).param("hash", tokenHash).query(InvitationRows::row).optional();
    }

    List<OpenInvitation> open(Instant now) {
        return jdbc.sql("""
                        select id, role_id, invited_by, expires_at from operator_invitation
                        where closed_at is null and invited_by is not null and expires_at > :now order by id
                        """)
                .param("now", Timestamp.from(now))
                .query((row, _) -> new OpenInvitation(
                        new InvitationId(row.getObject("id", UUID.class)),
                        new RoleId(row.getObject("role_id", UUID.class)),
                        new OperatorId(row.getObject("invited_by", UUID.class)),
                        row.getTimestamp("expires_at").toInstant()))
                .list();
    }

    void accept(InvitationId id, OperatorId as, Instant now) {
        jdbc.sql("update operator_invitation set closed_at = :now, operator_id = :as where id = :id")
                .param("id", id.id())
                .param("as", as.id())
                .param("now", Timestamp.from(now))
                .update();
    }

    boolean revoke(InvitationId id, Instant now) {
        return jdbc.sql("update operator_invitation set closed_at = :now where id = :id and closed_at is null")
                        .param("id", id.id())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var by = row.getObject("invited_by", UUID.class);
        return new Row(
                new InvitationId(row.getObject("id", UUID.class)),
                new RoleId(row.getObject("role_id", UUID.class)),
                by == null ? null : new OperatorId(by),
                row.getTimestamp("expires_at").toInstant(),
                row.getTimestamp("closed_at") != null);
    }

    record Row(InvitationId id, RoleId role, @Nullable OperatorId invitedBy, Instant expiresAt, boolean closed) {

        boolean isGood(Instant now) {
            return !closed && expiresAt.isAfter(now);
        }
    }
}
