package mall.promotion.coupon;

import java.time.Instant;

/// Whether a coupon can be used at a moment, as far as it depends on the coupon alone.
public enum Usability {
    USABLE("usable", ""),
    NOT_YET("not-yet-valid", "还没到使用时间"),
    EXPIRED("expired", "已过期"),
    LOCKED("locked", "已被另一张待付款的订单占用"),
    USED("used", "已使用"),
    OFFERED("offered", "已转赠，等待好友领取"),
    FROZEN("frozen", "已被冻结"),
    REVOKED("revoked", "已被收回");

    private final String word;
    private final String words;

    Usability(String word, String words) {
        this.word = word;
        this.words = words;
    }

    static Usability of(CouponState state, Validity.Span span, Instant at) {
        return switch (state) {
            case AVAILABLE -> of(span, at);
            case LOCKED -> LOCKED;
            case USED -> USED;
            case EXPIRED -> EXPIRED;
            case OFFERED -> OFFERED;
            case FROZEN -> FROZEN;
            case REVOKED -> REVOKED;
        };
    }

    private static Usability of(Validity.Span span, Instant at) {
        if (at.isBefore(span.from())) return NOT_YET;
        return at.isBefore(span.until()) ? USABLE : EXPIRED;
    }

    /// For programs.
    public String word() {
        return word;
    }

    /// For people.
    public String words() {
        return words;
    }
}
