package mall.domain.orders;

import java.time.Clock;
import mall.domain.kernel.Idempotency;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Money;
import mall.domain.orders.BasketRefusal.PriceChanged;
import mall.domain.orders.pricing.PricedQuote;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where a basket gets its price and becomes an order.
@Component
public class Checkout {

    private final Admission admission;
    private final Quoting quoting;
    private final Placing placing;
    private final Idempotency idempotency;
    private final Clock clock;

    Checkout(Admission admission, Quoting quoting, Placing placing, Idempotency idempotency, Clock clock) {
        this.admission = admission;
        this.quoting = quoting;
        this.placing = placing;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /// What a basket costs at this moment. Needs no transaction: prices, freight and settings are
    /// known already.
    ///
    /// @throws BasketRefusal when it cannot be bought
    /// @throws mall.domain.orders.pricing.PricingRefusal when it has no price
    public PricedQuote quote(Basket basket) {
        return quoting.quote(basket, clock.instant());
    }

    /// Turns a basket into an order, once for each key.
    ///
    /// @param seen the total that the buyer saw and agreed to
    /// @throws PriceChanged when it costs something else by now
    /// @throws BasketRefusal when it cannot be bought
    /// @throws mall.domain.inventory.OutOfStock when there is not enough of something
    @Transactional
    public OrderId place(Basket basket, Money seen, OrderSource source, IdempotencyKey key) {
        return new OrderId(
                idempotency.once(key, () -> place(basket, seen, source).id()));
    }

    private OrderId place(Basket basket, Money seen, OrderSource source) {
        admission.require(basket.buyer());
        var now = clock.instant();
        var quote = quoting.quote(basket, now);
        if (!quote.payable().equals(seen)) throw new PriceChanged(seen, quote);
        return placing.place(basket, quote, source, now);
    }
}
