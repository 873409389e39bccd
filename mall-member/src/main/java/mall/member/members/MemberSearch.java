package mall.member.members;

import java.time.Instant;
import mall.member.members.Member.State;
import org.jspecify.annotations.Nullable;

/// What an operator looks for; null where it does not matter.
///
/// @param phone a whole number, or its last four digits
/// @param nickname how it begins
/// @param joinedFrom inclusive
/// @param joinedUntil exclusive
public record MemberSearch(
        @Nullable String phone,
        @Nullable String nickname,
        @Nullable State state,
        @Nullable Instant joinedFrom,
        @Nullable Instant joinedUntil) {}
