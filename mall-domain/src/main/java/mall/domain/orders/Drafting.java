package mall.domain.orders;

import java.time.Clock;
import mall.domain.orders.BasketRefusal.DeliveryMissing;
import mall.domain.orders.BasketRefusal.PriceChanged;
import mall.domain.orders.numbers.OrderNumbers;
import mall.domain.orders.pricing.Pricing;
import mall.domain.privacy.PersonalCipher;
import org.springframework.stereotype.Component;

/// Makes a purchase ready to be placed: the shop is open, the basket can be bought, and costs what
/// its buyer saw. Takes nothing, and needs no SQL while what it looks at is warm.
@Component
class Drafting {

    private final Admission admission;
    private final Quoting quoting;
    private final Pricing pricing;
    private final OrderNumbers numbers;
    private final PersonalCipher cipher;
    private final Clock clock;

    /// Six: a buyer is admitted, his basket priced, by which plays, numbered, addressed, at a moment.
    Drafting(
            Admission admission,
            Quoting quoting,
            Pricing pricing,
            OrderNumbers numbers,
            PersonalCipher cipher,
            Clock clock) {
        this.admission = admission;
        this.quoting = quoting;
        this.pricing = pricing;
        this.numbers = numbers;
        this.cipher = cipher;
        this.clock = clock;
    }

    OrderDraft draft(Purchase purchase) {
        admission.requireOpen();
        var now = clock.instant();
        var pricedAt = purchase.pricedAt() == null ? now : purchase.pricedAt();
        var basket = purchase.basket();
        var quote = quoting.quote(basket, pricedAt);
        if (!quote.payable().equals(purchase.seen())) {
            throw new PriceChanged(purchase.seen(), quoting.explain(basket, pricedAt));
        }
        if (basket.delivery() == null) throw new DeliveryMissing();
        return new OrderDraft(
                OrderId.next(),
                numbers.next(now),
                basket.buyer(),
                purchase.source(),
                quote,
                StoredDelivery.of(basket.delivery(), cipher),
                basket.remark(),
                purchase.key(),
                pricedAt,
                pricing.isShared(quote));
    }
}
