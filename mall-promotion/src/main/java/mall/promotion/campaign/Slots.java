package mall.promotion.campaign;

import static mall.domain.kernel.ShopCalendar.ZONE;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mall.domain.kernel.ShopCalendar;

/// The hours of each day, in the shop's time, in which a campaign is open; none means all day.
public record Slots(@JsonValue List<Slot> daily) {

    public static final Slots ALL_DAY = new Slots(List.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Slots {
        daily = List.copyOf(daily);
    }

    /// @param until no longer part of it; at or before `from` it is on the next day, so that 00:00
    /// is midnight and 22:00 to 02:00 goes on past it
    public record Slot(LocalTime from, LocalTime until) {

        /// Whether it lies within, on any day.
        public boolean contains(LocalTime time) {
            return until.isAfter(from)
                    ? !time.isBefore(from) && time.isBefore(until)
                    : !time.isBefore(from) || time.isBefore(until);
        }

        private Period on(LocalDate day) {
            var end = until.isAfter(from) ? day : day.plusDays(1);
            return new Period(
                    day.atTime(from).atZone(ZONE).toInstant(),
                    end.atTime(until).atZone(ZONE).toInstant());
        }
    }

    boolean contains(Instant instant) {
        return daily.isEmpty() || at(instant).isPresent();
    }

    /// The slot in which a moment lies.
    private Optional<Period> at(Instant instant) {
        var today = ShopCalendar.dayOf(instant);
        return Stream.of(today, today.minusDays(1))
                .flatMap(day -> daily.stream().map(slot -> slot.on(day)))
                .filter(period -> period.contains(instant))
                .findFirst();
    }

    /// The part of the period around a moment in which it is open without a break.
    Optional<Period> window(Instant instant, Period period) {
        if (!period.contains(instant)) return Optional.empty();
        return daily.isEmpty() ? Optional.of(period) : at(instant).map(period::and);
    }

    /// The first part of the period after a moment in which it is open without a break.
    Optional<Period> next(Instant instant, Period period) {
        if (daily.isEmpty())
            return Optional.of(period).filter(whole -> whole.from().isAfter(instant));
        var first = ShopCalendar.dayOf(instant.isBefore(period.from()) ? period.from() : instant);
        return Stream.of(first.minusDays(1), first, first.plusDays(1))
                .flatMap(day -> daily.stream().map(slot -> slot.on(day)))
                .filter(slot ->
                        slot.from().isBefore(period.until()) && slot.until().isAfter(period.from()))
                .map(period::and)
                .filter(slot -> slot.from().isAfter(instant))
                .min(Comparator.comparing(Period::from));
    }
}
