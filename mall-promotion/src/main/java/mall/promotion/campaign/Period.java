package mall.promotion.campaign;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Instant;

/// From a moment until another one, which is no longer part of it; as finely as the database keeps
/// time, so that what is read is what was written.
public record Period(Instant from, Instant until) {

    public Period {
        from = from.truncatedTo(MICROS);
        until = until.truncatedTo(MICROS);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    /// What both have in common; they must meet.
    Period and(Period other) {
        return new Period(
                from.isAfter(other.from) ? from : other.from, until.isBefore(other.until) ? until : other.until);
    }
}
