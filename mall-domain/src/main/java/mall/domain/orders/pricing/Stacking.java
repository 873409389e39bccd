package mall.domain.orders.pricing;

import static mall.domain.orders.pricing.Lane.COUPON;
import static mall.domain.orders.pricing.Lane.ITEM;
import static mall.domain.orders.pricing.Lane.MEMBER;
import static mall.domain.orders.pricing.Lane.OFFER;
import static mall.domain.orders.pricing.Lane.ORDER;

import java.util.Set;
import org.springframework.stereotype.Component;

/// Which promotions may meet on one line. An offer is a price of its own: nothing but points comes
/// on top of it.
@Component
class Stacking {

    private static final Set<Lane> CLOSED_BY_OFFER = Set.of(MEMBER, ITEM, ORDER, COUPON);

    /// @param taken the lanes that have taken effect on the line
    boolean opens(Set<Lane> taken, Play play) {
        return !(taken.contains(OFFER) && CLOSED_BY_OFFER.contains(play.lane()));
    }
}
