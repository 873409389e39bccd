package mall.domain.operators;

import java.time.Instant;

/// A link just made.
///
/// @param token what the link carries; this is the only moment at which we know it
public record Invitation(InvitationId id, String token, Instant expiresAt) {

    /// Not the token: a record's own text would put it into a log.
    @Override
    public String toString() {
        return "Invitation[" + id + "]";
    }
}
