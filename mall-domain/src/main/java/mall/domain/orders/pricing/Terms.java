package mall.domain.orders.pricing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the plays of an order laid down when they claimed.
///
/// @param heldFor what shipping waits for; null when nothing
/// @param payWithin the time to pay, where a play shortens it
public record Terms(@Nullable String heldFor, @Nullable Duration payWithin) {

    public static final Terms NONE = new Terms(null, null);

    Terms and(Terms other) {
        return new Terms(heldFor != null ? heldFor : other.heldFor, shorter(payWithin, other.payWithin));
    }

    private static @Nullable Duration shorter(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) return one == null ? other : one;
        return one.compareTo(other) <= 0 ? one : other;
    }
}
