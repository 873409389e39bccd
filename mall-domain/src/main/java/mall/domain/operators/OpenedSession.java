package mall.domain.operators;

import java.time.Instant;

/// A login that succeeded.
///
/// @param token proves the session; this is the only moment at which we know it
public record OpenedSession(String token, SignedInOperator operator, Instant endsAt) {

    /// Not the token: a record's own text would put it into a log.
    @Override
    public String toString() {
        return "OpenedSession[" + operator + "]";
    }
}
