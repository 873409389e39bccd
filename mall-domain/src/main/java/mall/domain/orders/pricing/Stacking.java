package mall.domain.orders.pricing;

import static mall.domain.orders.pricing.Lane.COUPON;
import static mall.domain.orders.pricing.Lane.ITEM;
import static mall.domain.orders.pricing.Lane.MEMBER;
import static mall.domain.orders.pricing.Lane.OFFER;
import static mall.domain.orders.pricing.Lane.ORDER;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which promotions may meet on one line: a matrix of play × play.
///
/// Usually promotions of different lanes combine and those of one lane compete; an offer is a price
/// of its own, and nothing but points and freight comes on top of it; coupons of one play combine,
/// since how many of them go together is for that play to say. The merchant may want any pair
/// otherwise. Who lowers the freight takes every line, and must get along with who lowered it before.
final class Stacking {

    private static final Set<Lane> CLOSED_BY_OFFER = EnumSet.of(OFFER, MEMBER, ITEM, ORDER, COUPON);

    private final Map<String, Lane> lanes = new HashMap<>();
    private final Map<String, Map<String, Boolean>> wanted = new HashMap<>();

    Stacking(Collection<Play> plays, StackingSettings settings) {
        for (var play : plays) lanes.put(play.code(), play.lane());
        for (var pair : settings.pairs()) {
            want(pair.one(), pair.other(), pair.together());
            want(pair.other(), pair.one(), pair.together());
        }
    }

    private void want(String one, String other, boolean together) {
        wanted.computeIfAbsent(one, _ -> new HashMap<>()).put(other, together);
    }

    boolean combines(String one, String other) {
        var row = wanted.get(one);
        var together = row == null ? null : row.get(other);
        return together == null ? isUsual(one, other) : together;
    }

    /// Whether two plays combine while the merchant says nothing.
    boolean isUsual(String one, String other) {
        if (one.equals(other)) return lanes.get(one) == COUPON;
        return isUsual(lanes.get(one), lanes.get(other));
    }

    private static boolean isUsual(@Nullable Lane one, @Nullable Lane other) {
        if (one == other) return false;
        if (one == OFFER) return !CLOSED_BY_OFFER.contains(other);
        return other != OFFER || !CLOSED_BY_OFFER.contains(one);
    }

    /// Whether a line that these promotions have taken is open to a play.
    boolean opens(Collection<Source> takers, String play) {
        for (var taker : takers) if (!combines(taker.play(), play)) return false;
        return true;
    }

    /// Who of those keeps a promotion away; of several the first by source.
    @Nullable
    Source rival(Collection<Source> takers, Source source) {
        Source first = null;
        for (var taker : takers) {
            if (taker.equals(source) || combines(taker.play(), source.play())) continue;
            if (first == null || taker.compareTo(first) < 0) first = taker;
        }
        return first;
    }
}
