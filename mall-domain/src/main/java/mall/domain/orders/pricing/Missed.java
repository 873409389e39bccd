package mall.domain.orders.pricing;

import org.jspecify.annotations.Nullable;

/// A promotion that did not take effect, or could do more, and why.
///
/// @param reason one word for programs: `beaten` by a better one, `apart` from one that it does not
/// combine with, `gave-way` to one that the buyer chose, `no-saving`, `gift-gone`, or the play's own
/// @param words for people: what it would take, or what is in the way
/// @param gap what is missing in the basket, where something is
public record Missed(
        Source source,
        String reason,
        String words,
        @Nullable Gap gap) {

    public Missed(Source source, String reason, String words) {
        this(source, reason, words, null);
    }

    static final String BEATEN = "beaten";
    static final String APART = "apart";
    static final String GAVE_WAY = "gave-way";
    static final String NO_SAVING = "no-saving";
    static final String GIFT_GONE = "gift-gone";
    static final String UNKNOWN = "unknown";
}
