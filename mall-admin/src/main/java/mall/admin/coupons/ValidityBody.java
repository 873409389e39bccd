package mall.admin.coupons;

import java.time.Instant;
import mall.promotion.campaign.Problems;
import mall.promotion.coupon.Validity;
import mall.promotion.coupon.Validity.Dates;
import mall.promotion.coupon.Validity.DaysAfterClaim;
import org.jspecify.annotations.Nullable;

/// When coupons can be used, flat for a form.
///
/// @param from of DATES
/// @param until of DATES: the first moment at which they cannot be used any more
/// @param startAfter of DAYS_AFTER_CLAIM: days to wait, 0 for at once
/// @param days of DAYS_AFTER_CLAIM
record ValidityBody(
        Kind kind,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Integer startAfter,
        @Nullable Integer days) {

    enum Kind {
        DATES,
        DAYS_AFTER_CLAIM
    }

    Validity validity(Problems problems) {
        return switch (kind) {
            case DATES ->
                new Dates(
                        Wanted.of(from, Instant.EPOCH, problems, "/from"),
                        Wanted.of(until, Instant.MAX, problems, "/until"));
            case DAYS_AFTER_CLAIM ->
                new DaysAfterClaim(startAfter == null ? 0 : startAfter, Wanted.of(days, 1, problems, "/days"));
        };
    }

    static ValidityBody of(Validity validity) {
        return switch (validity) {
            case Dates(var from, var until) -> new ValidityBody(Kind.DATES, from, until, null, null);
            case DaysAfterClaim(int startAfter, int days) ->
                new ValidityBody(Kind.DAYS_AFTER_CLAIM, null, null, startAfter, days);
        };
    }
}
