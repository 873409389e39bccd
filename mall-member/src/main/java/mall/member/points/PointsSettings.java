package mall.member.points;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import mall.domain.kernel.Money;
import mall.domain.kernel.ShopCalendar;
import mall.member.ledger.Expiry;
import mall.member.ledger.Floor;

/// What the merchant decides of points.
///
/// @param fenPerPoint for how much that is paid for goods there is one point; 0 for none
/// @param validMonths points last until the end of the month so many months later; 0 for ever
/// @param noticeDays how long before they expire a member is told; 0 for never
/// @param graceDays how long points last at least that come back with a refund
/// @param mostOwed how many a member may owe after points that he has used are taken back
public record PointsSettings(
        @Min(0) @Max(1_000_000) int fenPerPoint,
        @Min(0) @Max(120) int validMonths,
        @Min(0) @Max(90) int noticeDays,
        @Min(1) @Max(366) int graceDays,
        @Min(0) @Max(1_000_000_000) long mostOwed,
        @NotNull @Valid PointsSpending spending) {

    static final PointsSettings DEFAULTS = new PointsSettings(0, 12, 7, 30, 1_000_000, PointsSpending.NONE);

    /// How many points there are for goods that were paid.
    long earnedFor(Money paid) {
        return fenPerPoint == 0 ? 0 : paid.fen() / fenPerPoint;
    }

    /// When points expire that are earned now.
    Expiry expiryOf(Instant now) {
        if (validMonths == 0) return Expiry.NEVER;
        var lastDay = ShopCalendar.dayOf(now).plusMonths(validMonths).with(TemporalAdjusters.lastDayOfMonth());
        return new Expiry(ShopCalendar.startOf(lastDay.plusDays(1)));
    }

    /// Until when points last at least that come back now.
    Expiry graceFrom(Instant now) {
        return new Expiry(ShopCalendar.startOf(ShopCalendar.dayOf(now).plusDays(graceDays + 1L)));
    }

    Floor floor() {
        return new Floor(mostOwed);
    }
}
