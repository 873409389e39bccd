package mall.admin.members;

import java.time.Instant;
import java.time.LocalDate;
import mall.domain.kernel.MemberId;
import mall.member.members.Member.Gender;
import mall.member.members.Member.State;
import mall.member.members.MemberSummary;
import org.jspecify.annotations.Nullable;

/// A member as the console sees him.
///
/// @param phone masked
/// @param joinedScene WeChat's number for the entry by which he came first
/// @param joinedShare the share that led him to us
record MemberResponse(
        MemberId id,
        @Nullable String nickname,
        @Nullable String avatar,
        @Nullable Gender gender,
        @Nullable LocalDate birthday,
        @Nullable String phone,
        State state,
        @Nullable String blockedReason,
        Instant joinedAt,
        @Nullable Integer joinedScene,
        @Nullable String joinedShare,
        Instant lastSeenAt) {

    static MemberResponse of(MemberSummary member) {
        var profile = member.profile();
        return new MemberResponse(
                member.id(),
                profile.nickname(),
                profile.avatar(),
                profile.gender(),
                profile.birthday(),
                member.maskedPhone(),
                member.state(),
                member.blockedReason(),
                member.joinedAt(),
                member.source().scene(),
                member.source().share(),
                member.lastSeenAt());
    }
}
