package mall.promotion.flashsale.counter;

import java.time.Instant;
import java.util.UUID;
import mall.domain.kernel.Refusal;
import mall.domain.orders.Checkout;
import mall.promotion.flashsale.FlashSaleRefusal.LimitReached;
import mall.promotion.flashsale.FlashSaleRefusal.NotStarted;
import mall.promotion.flashsale.FlashSaleRefusal.Over;
import mall.promotion.flashsale.FlashSaleRefusal.Paused;
import mall.promotion.flashsale.FlashSession;
import mall.promotion.flashsale.Lot;
import mall.promotion.flashsale.counter.CounterRefusal.SoldOut;
import mall.promotion.flashsale.gate.SoldOutMemory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns away by what this process knows, which costs neither Redis nor PostgreSQL: most of a crowd
/// gets no farther.
@Component
class Entrance {

    private final AttemptTokens tokens;
    private final SoldOutMemory soldOut;
    private final Buyers buyers;
    private final Checkout checkout;

    Entrance(AttemptTokens tokens, SoldOutMemory soldOut, Buyers buyers, Checkout checkout) {
        this.tokens = tokens;
        this.soldOut = soldOut;
        this.buyers = buyers;
        this.checkout = checkout;
    }

    /// The nonce of his token.
    ///
    /// @throws CounterRefusal.TokenInvalid when he may not tap at all
    UUID token(Tap tap, Instant now) {
        return tokens.open(tap.token(), tap.member(), tap.lot(), now);
    }

    /// Why nobody gets in now, or not for so many, by the shop's clock; null when he may try.
    @Nullable
    Refusal refusal(FlashSession session, Lot lot, int units, Instant now) {
        return switch (session.state(now)) {
            case COMING -> new NotStarted(session.opensAt());
            case PAUSED -> new Paused();
            case OVER -> new Over();
            case OPEN -> {
                if (units > lot.limitPerMember()) yield new LimitReached(lot.limitPerMember());
                yield soldOut.remembers(lot.id()) ? new SoldOut(buyers.owe(lot.id())) : null;
            }
        };
    }

    /// What he picked besides, coupons for example, must go with the session's price: asked before he
    /// takes anybody's place.
    void requireFits(Tap tap, FlashSession session) {
        if (tap.choices().isEmpty()) return;
        checkout.quote(Form.of(tap).basket(tap.member(), tap.lot(), tap.units(), session, null));
    }
}
