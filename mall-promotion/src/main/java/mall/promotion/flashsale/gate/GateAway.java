package mall.promotion.flashsale.gate;

import mall.domain.kernel.Refusal;

/// Redis does not answer in time, or has not for a moment: nothing is sold, and it is worth trying
/// again.
public final class GateAway extends Refusal {

    GateAway() {
        super(Kind.AWAY, "flash-sale-away", "retryAfterSeconds", 1);
    }
}
