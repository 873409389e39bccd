package mall.domain.orders;

import java.time.Instant;
import mall.domain.kernel.Money;
import mall.domain.orders.BasketRefusal.AmountTooLarge;
import mall.domain.orders.Delivery.Express;
import mall.domain.orders.pricing.PricedQuote;
import mall.domain.orders.pricing.Pricing;
import mall.domain.orders.pricing.PricingRequest;
import org.springframework.stereotype.Component;

/// Says what a basket costs, if it can be bought at all.
@Component
class Quoting {

    private final BasketCheck check;
    private final Pricing pricing;

    Quoting(BasketCheck check, Pricing pricing) {
        this.check = check;
        this.pricing = pricing;
    }

    /// With the reasons why promotions did not take effect.
    PricedQuote explain(Basket basket, Instant at) {
        return quote(basket, at, true);
    }

    PricedQuote quote(Basket basket, Instant at) {
        return quote(basket, at, false);
    }

    private PricedQuote quote(Basket basket, Instant at, boolean explained) {
        var items = check.check(basket);
        var district = basket.delivery() instanceof Express(var address) ? address.districtCode() : null;
        var quote = pricing.quote(new PricingRequest(basket.buyer(), at, items, district, basket.choices(), explained));
        if (quote.goods().isMoreThan(Money.MAXIMUM)) throw new AmountTooLarge();
        return quote;
    }
}
