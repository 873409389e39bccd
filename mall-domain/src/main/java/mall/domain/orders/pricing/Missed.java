package mall.domain.orders.pricing;

/// A promotion that did not take effect, and why.
///
/// @param reason one word for programs: `beaten` by a better one, `no-saving`,
/// `gift-gone`, or the play's own
/// @param words for people: what it would take, or the name of the better one
public record Missed(Source source, String reason, String words) {

    static final String BEATEN = "beaten";
    static final String NO_SAVING = "no-saving";
    static final String GIFT_GONE = "gift-gone";
    static final String UNKNOWN = "unknown";
}
