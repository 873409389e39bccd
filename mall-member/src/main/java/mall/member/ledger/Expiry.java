package mall.member.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// When value runs out: from that moment on it cannot be used. All that a member has of an asset
/// and that runs out at one moment is one batch, so policies name ends of days rather than seconds.
public record Expiry(Instant at) implements Comparable<Expiry> {

    public static final Expiry NEVER = new Expiry(Instant.parse("9999-12-31T00:00:00Z"));

    public Expiry {
        at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    public Expiry orLater(Expiry other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isNever() {
        return equals(NEVER);
    }

    /// Whether value of this batch can still be used.
    boolean isAfter(Instant now) {
        return at.isAfter(now);
    }

    @Override
    public int compareTo(Expiry other) {
        return at.compareTo(other.at);
    }
}
