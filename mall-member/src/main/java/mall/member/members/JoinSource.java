package mall.member.members;

import org.jspecify.annotations.Nullable;

/// What brought a member to us, kept from the moment he joined.
///
/// @param scene WeChat's number for the entry: 1007 a shared card, 1047 a Mini Program code
/// @param share our own id of the share that he followed, up to 32 letters and digits
public record JoinSource(@Nullable Integer scene, @Nullable String share) {

    /// Nothing is known of it.
    public static final JoinSource UNKNOWN = new JoinSource(null, null);

    public JoinSource {
        if (share != null && !share.matches("[0-9A-Za-z]{1,32}")) {
            throw new IllegalArgumentException("no share id: " + share.length() + " characters");
        }
    }
}
