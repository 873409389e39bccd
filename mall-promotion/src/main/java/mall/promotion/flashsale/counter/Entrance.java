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
import mall.promotion.flashsale.counter.CounterRefusal.PriceDiffers;
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
    private final Purchases purchases;
    private final Checkout checkout;

    Entrance(AttemptTokens tokens, SoldOutMemory soldOut, Buyers buyers, Purchases purchases, Checkout checkout) {
        this.tokens = tokens;
        this.soldOut = soldOut;
        this.buyers = buyers;
        this.purchases = purchases;
        this.checkout = checkout;
    }

    /// The nonce of his token.
    ///
    /// @throws CounterRefusal.TokenInvalid when he may not tap at all
    UUID token(Tap tap, Instant now) {
        return tokens.open(tap.token(), tap.member(), tap.lot(), now);
    }

    /// Why he does not get in now, by the shop's clock; null when he may try. Nobody is turned away from
    /// what is sold out who may have bought of it.
    @Nullable
    Refusal refusal(FlashSession session, Lot lot, Tap tap, Instant now) {
        return switch (session.state(now)) {
            case COMING -> new NotStarted(session.opensAt());
            case PAUSED -> new Paused();
            case OVER -> new Over();
            case OPEN -> {
                if (tap.units() > lot.limitPerMember()) yield new LimitReached(lot.limitPerMember());
                yield soldOut.remembers(lot.id()) && buyers.lack(lot.id(), tap.member())
                        ? new SoldOut(buyers.owe(lot.id()))
                        : null;
            }
        };
    }

    /// What can be known before he takes anybody's place: that it costs what he agreed to, and that what
    /// he picked besides, coupons for example, goes with the session's price.
    void requireFits(Tap tap, FlashSession session, Lot lot) {
        var goods = lot.price().times(tap.units());
        if (tap.choices().isEmpty() && tap.seen().equals(goods)) return;
        var quote = checkout.quote(
                Form.of(tap).basket(tap.member(), tap.lot(), tap.units(), session, purchases.delivery(tap)));
        if (!quote.payable().equals(tap.seen())) throw new PriceDiffers(tap.seen(), quote.payable());
    }
}
