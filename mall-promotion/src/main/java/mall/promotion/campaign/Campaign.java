package mall.promotion.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A scheduled campaign as everybody reads it: immutable, and the same on every replica.
///
/// @param version of the rules and slots: one more with every edit of them
/// @param name what shoppers read
public record Campaign<R extends Record>(
        CampaignId id,
        int version,
        String name,
        R rules,
        Period period,
        Slots slots,
        Audience audience,
        Limits limits) {

    /// So long after its end an order may still come for which somebody was let in before it: whether
    /// it was in time is decided by the moment whose prices count.
    public static final Duration LAST_ORDERS = Duration.ofMinutes(2);

    /// Whether it is open at a moment: within its period, and within a slot where it has slots.
    public boolean isOpen(Instant at) {
        return period.contains(at) && slots.contains(at);
    }

    /// From when until when it is open without a break, around a moment; nothing when it is not.
    public Optional<Period> window(Instant at) {
        return slots.window(at, period);
    }

    /// When it opens next after a moment, and until when it is open then; nothing when it does not.
    public Optional<Period> nextWindow(Instant at) {
        return slots.next(at, period);
    }
}
