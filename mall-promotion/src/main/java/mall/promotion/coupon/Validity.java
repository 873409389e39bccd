package mall.promotion.coupon;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import mall.domain.kernel.ShopCalendar;

/// When coupons can be used.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Validity.Dates.class, name = "DATES"),
    @JsonSubTypes.Type(value = Validity.DaysAfterClaim.class, name = "DAYS_AFTER_CLAIM")
})
public sealed interface Validity {

    /// The time in which a coupon that is claimed at this moment can be used.
    Span from(Instant claimedAt);

    /// From one moment until just before another, the same for everybody.
    record Dates(Instant from, Instant until) implements Validity {

        @Override
        public Span from(Instant claimedAt) {
            return new Span(from, until);
        }
    }

    /// So many days of the shop's calendar, the last of them whole.
    ///
    /// @param startAfter days to wait; 0 for at once
    /// @param days that it can be used, the first one counted in
    record DaysAfterClaim(int startAfter, int days) implements Validity {

        @Override
        public Span from(Instant claimedAt) {
            var first = ShopCalendar.dayOf(claimedAt).plusDays(startAfter);
            var from = startAfter == 0 ? claimedAt : ShopCalendar.startOf(first);
            return new Span(from, ShopCalendar.startOf(first.plusDays(days)));
        }
    }

    /// @param until the first moment at which it cannot be used any more
    record Span(Instant from, Instant until) {}
}
