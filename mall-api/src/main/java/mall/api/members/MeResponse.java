package mall.api.members;

import java.time.Instant;
import java.time.LocalDate;
import mall.domain.kernel.MemberId;
import mall.member.members.Member.Gender;
import mall.member.members.MemberSummary;
import org.jspecify.annotations.Nullable;

/// What a member sees of himself.
///
/// @param phone masked
record MeResponse(
        MemberId id,
        @Nullable String nickname,
        @Nullable String avatar,
        @Nullable Gender gender,
        @Nullable LocalDate birthday,
        @Nullable String phone,
        Instant joinedAt) {

    static MeResponse of(MemberSummary member) {
        var profile = member.profile();
        return new MeResponse(
                member.id(),
                profile.nickname(),
                profile.avatar(),
                profile.gender(),
                profile.birthday(),
                member.maskedPhone(),
                member.joinedAt());
    }
}
