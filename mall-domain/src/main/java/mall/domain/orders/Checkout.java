package mall.domain.orders;

import java.time.Clock;
import java.util.function.Supplier;
import mall.domain.carts.Carts;
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
    private final Carts carts;
    private final Idempotency idempotency;
    private final Clock clock;

    /// Six: a basket is admitted, priced, placed, taken out of the cart, once, at a moment.
    Checkout(Admission admission, Quoting quoting, Placing placing, Carts carts, Idempotency idempotency, Clock clock) {
        this.admission = admission;
        this.quoting = quoting;
        this.placing = placing;
        this.carts = carts;
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
        return place(() -> basket, seen, source, key);
    }

    /// The same, for whoever has to look things up to make the basket: a repeat does not make it again,
    /// so that the order is found although the address that it went to is no longer there.
    @Transactional
    public OrderId place(Supplier<Basket> basket, Money seen, OrderSource source, IdempotencyKey key) {
        return new OrderId(
                idempotency.once(key, () -> place(basket.get(), seen, source).id()));
    }

    private OrderId place(Basket basket, Money seen, OrderSource source) {
        admission.require(basket.buyer());
        var now = clock.instant();
        var quote = quoting.quote(basket, now);
        if (!quote.payable().equals(seen)) throw new PriceChanged(seen, quote);
        if (source == OrderSource.CART) emptyCart(basket);
        return placing.place(basket, quote, source, now);
    }

    /// Before anything is taken: stock, which everybody wants, must not wait for somebody's cart.
    private void emptyCart(Basket basket) {
        carts.ordered(
                basket.buyer(), basket.items().stream().map(Basket.Item::sku).toList());
    }
}
