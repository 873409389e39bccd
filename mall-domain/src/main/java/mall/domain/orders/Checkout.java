package mall.domain.orders;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Money;
import mall.domain.kernel.Refusal;
import mall.domain.orders.BasketRefusal.PriceChanged;
import mall.domain.orders.Outcome.Aside;
import mall.domain.orders.Outcome.Failed;
import mall.domain.orders.Outcome.Told;
import mall.domain.orders.Placed.Ordered;
import mall.domain.orders.Placed.Refused;
import mall.domain.orders.pricing.PricedQuote;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Where a basket gets its price and becomes an order. The answer comes after the commit, which
/// orders share with others where their plays allow it.
@Component
public class Checkout {

    private final Quoting quoting;
    private final Drafting drafting;
    private final PlacedBefore before;
    private final OrderCommits commits;
    private final SharedCommits shared;
    private final SeveralPurchases several;
    private final Clock clock;

    /// Seven: a basket is priced, drafted, found to be placed before, placed alone, with others', with
    /// its caller's, at a moment.
    Checkout(
            Quoting quoting,
            Drafting drafting,
            PlacedBefore before,
            OrderCommits commits,
            SharedCommits shared,
            SeveralPurchases several,
            Clock clock) {
        this.quoting = quoting;
        this.drafting = drafting;
        this.before = before;
        this.commits = commits;
        this.shared = shared;
        this.several = several;
        this.clock = clock;
    }

    /// What a basket costs at this moment. Needs no transaction: prices, freight and settings are
    /// known already.
    ///
    /// @throws BasketRefusal when it cannot be bought
    /// @throws mall.domain.orders.pricing.PricingRefusal when it has no price
    public PricedQuote quote(Basket basket) {
        return quoting.explain(basket, clock.instant());
    }

    /// Turns a basket into an order, once for each key; in the caller's transaction when there is one.
    ///
    /// @param seen the total that the buyer saw and agreed to
    /// @throws PriceChanged when it costs something else by now
    /// @throws BasketRefusal when it cannot be bought
    /// @throws mall.domain.inventory.OutOfStock when there is not enough of something
    public OrderId place(Basket basket, Money seen, OrderSource source, IdempotencyKey key) {
        return place(() -> basket, seen, source, key);
    }

    /// The same, for whoever has to look things up to make the basket: a repeat finds its order even
    /// when the basket cannot be made any more, because the address that it went to is gone.
    public OrderId place(Supplier<Basket> basket, Money seen, OrderSource source, IdempotencyKey key) {
        return switch (placed(() -> new Purchase(basket.get(), seen, source, key, null), key)) {
            case Ordered ordered -> ordered.order();
            case Refused(var why) -> throw why;
        };
    }

    private Placed placed(Supplier<Purchase> purchase, IdempotencyKey key) {
        OrderDraft draft;
        try {
            draft = drafting.draft(purchase.get());
        } catch (Refusal no) {
            return before.findAll(List.of(key)).getFirst().orElseGet(() -> new Refused(no));
        }
        if (!draft.shared() || TransactionSynchronizationManager.isActualTransactionActive()) {
            return commits.alone(draft);
        }
        return switch (shared.place(draft)) {
            case Told(var placed) -> placed;
            case Aside() -> commits.alone(draft);
            case Failed(var why) -> throw why;
        };
    }

    /// Places several, in one transaction where their plays allow it. Whoever is refused takes nobody
    /// with him. They are committed when they are answered: not for callers in a transaction.
    ///
    /// @return what became of each, in their order
    /// @throws RuntimeException when the database is away: some may be placed by then, which the same
    /// call says when it is made again
    public List<Placed> placeAll(List<Purchase> purchases) {
        return several.place(purchases);
    }
}
