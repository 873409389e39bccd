package mall.domain.orders;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import mall.domain.carts.Carts;
import mall.domain.kernel.Idempotency;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Money;
import mall.domain.kernel.Refusal;
import mall.domain.orders.BasketRefusal.PriceChanged;
import mall.domain.orders.Placed.Ordered;
import mall.domain.orders.Placed.Refused;
import mall.domain.orders.pricing.PricedQuote;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Where a basket gets its price and becomes an order.
@Component
public class Checkout {

    private final Admission admission;
    private final Quoting quoting;
    private final Placing placing;
    private final Carts carts;
    private final PlacedBefore before;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /// Eight: a basket is admitted, priced, placed, taken out of the cart, once, told of, in a
    /// transaction, at a moment.
    Checkout(
            Admission admission,
            Quoting quoting,
            Placing placing,
            Carts carts,
            PlacedBefore before,
            Idempotency idempotency,
            TransactionTemplate transaction,
            Clock clock) {
        this.admission = admission;
        this.quoting = quoting;
        this.placing = placing;
        this.carts = carts;
        this.before = before;
        this.transaction = transaction;
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
        return new OrderId(idempotency.once(
                key, () -> order(basket.get(), seen, source, null).id()));
    }

    /// Places several, each by itself: whoever is refused takes nobody with him.
    ///
    /// @return what became of each, in their order
    /// @throws org.springframework.dao.DataAccessException when the database is away: some may be
    /// placed, which the same call says when it is made again
    public List<Placed> placeAll(List<Purchase> purchases) {
        return purchases.stream().map(this::place).toList();
    }

    private Placed place(Purchase purchase) {
        try {
            return Objects.requireNonNull(transaction.execute(_ -> {
                var isNew = new AtomicBoolean();
                var id = new OrderId(idempotency.once(purchase.key(), () -> {
                    isNew.set(true);
                    return order(purchase.basket(), purchase.seen(), purchase.source(), purchase.pricedAt())
                            .id();
                }));
                var known = Objects.requireNonNull(before.find(List.of(id)).get(id));
                return new Ordered(id, known.number(), known.payable(), known.payBy(), !isNew.get());
            }));
        } catch (Refusal no) {
            return new Refused(no);
        }
    }

    private OrderId order(Basket basket, Money seen, OrderSource source, @Nullable Instant pricedAt) {
        admission.require(basket.buyer());
        var now = clock.instant();
        var at = pricedAt == null ? now : pricedAt;
        var quote = quoting.quote(basket, at);
        if (!quote.payable().equals(seen)) throw new PriceChanged(seen, quote);
        if (source == OrderSource.CART) emptyCart(basket);
        return placing.place(basket, quote, source, at, now);
    }

    /// Before anything is taken: stock, which everybody wants, must not wait for somebody's cart.
    private void emptyCart(Basket basket) {
        carts.ordered(
                basket.buyer(), basket.items().stream().map(Basket.Item::sku).toList());
    }
}
