package mall.member.members;

import java.time.LocalDate;
import java.util.regex.Pattern;
import mall.domain.kernel.Refusal;
import mall.member.members.Member.Gender;
import org.jspecify.annotations.Nullable;

/// What a member says of himself; null where he says nothing, or when a change leaves it alone.
///
/// @param nickname 1 to 32 characters, none of which is invisible or turns the text around
/// @param avatar the path of a picture that he uploaded: `/files/…`
public record Profile(
        @Nullable String nickname,
        @Nullable String avatar,
        @Nullable Gender gender,
        @Nullable LocalDate birthday) {

    private static final Pattern AVATAR = Pattern.compile("/files/[A-Za-z0-9._-]{1,150}");

    public Profile {
        if (nickname != null) {
            nickname = nickname.strip();
            if (!PlainLine.is(nickname, 32)) throw new InvalidProfile("nickname");
        }
        if (avatar != null && !AVATAR.matcher(avatar).matches()) throw new InvalidProfile("avatar");
    }

    /// Refuses a birthday that nobody alive can have.
    void requirePlausible(LocalDate today) {
        if (birthday != null && (birthday.isAfter(today) || birthday.isBefore(today.minusYears(130)))) {
            throw new InvalidProfile("birthday");
        }
    }

    /// A part of the profile cannot be so.
    public static final class InvalidProfile extends Refusal {
        InvalidProfile(String field) {
            super(Kind.INVALID, "invalid-profile", "field", field);
        }
    }
}
