package mall.promotion.campaign;

import java.time.Instant;

/// From a moment until another one, which is no longer part of it.
public record Period(Instant from, Instant until) {

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    /// What both have in common; they must meet.
    Period and(Period other) {
        return new Period(
                from.isAfter(other.from) ? from : other.from, until.isBefore(other.until) ? until : other.until);
    }
}
