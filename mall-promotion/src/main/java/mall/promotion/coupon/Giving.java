package mall.promotion.coupon;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mall.domain.kernel.Money;
import mall.promotion.campaign.Audience;
import org.jspecify.annotations.Nullable;

/// How coupons come into people's hands.
///
/// @param listed whether they lie in the claim centre for everybody to take
/// @param from the first moment at which they can be claimed; null for at once
/// @param until the first moment at which they cannot any more; null for as long as there are any
/// @param audience who may claim one, or is given one on an occasion
/// @param total how many there are; null for any number
/// @param perMember how many of them one member may get; null for any number
/// @param transfers how often one coupon may be given on to a friend
/// @param triggers on what occasions the shop gives one by itself
public record Giving(
        boolean listed,
        @Nullable Instant from,
        @Nullable Instant until,
        Audience audience,
        @Nullable Integer total,
        @Nullable Integer perMember,
        int transfers,
        List<Trigger> triggers) {

    public Giving {
        triggers = List.copyOf(triggers);
    }

    boolean isOpen(Instant at) {
        return (from == null || !from.isAfter(at)) && (until == null || until.isAfter(at));
    }

    Optional<Trigger> trigger(Occasion occasion) {
        return triggers.stream()
                .filter(trigger -> trigger.occasion() == occasion)
                .findFirst();
    }

    /// An occasion.
    ///
    /// @param fromPaid of an order: what must have been paid for it at least
    public record Trigger(Occasion occasion, Money fromPaid) {}

    public enum Occasion {
        MEMBER_JOINED,
        BIRTHDAY,
        ORDER_PAID
    }
}
