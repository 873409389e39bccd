package mall.member.members;

import java.time.Instant;
import mall.domain.kernel.MemberId;

/// What a Mini Program gets at login and at each refresh. Both tokens are random and say nothing;
/// this is the only moment at which we know them.
///
/// @param access goes with every request, until it expires
/// @param refresh gets the next pair, once
/// @param refreshExpires until when the member may stay away without having to log in again
/// @param joined whether he became a member by this login
public record SessionTokens(
        MemberId member, String access, Instant accessExpires, String refresh, Instant refreshExpires, boolean joined) {

    /// Not the tokens: a record's own text would put them into a log.
    @Override
    public String toString() {
        return "SessionTokens[member=%s, accessExpires=%s]".formatted(member, accessExpires);
    }
}
