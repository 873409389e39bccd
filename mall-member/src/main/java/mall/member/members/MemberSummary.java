package mall.member.members;

import java.time.Instant;
import mall.domain.kernel.MemberId;
import org.jspecify.annotations.Nullable;

/// A member as the member himself and the console see him.
///
/// @param maskedPhone `138****8000`, null while none is bound
/// @param blockedReason for the console only
public record MemberSummary(
        MemberId id,
        Profile profile,
        @Nullable String maskedPhone,
        Member.State state,
        @Nullable String blockedReason,
        Instant joinedAt,
        JoinSource source,
        Instant lastSeenAt) {}
