package mall.domain.orders.pricing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.SkuId;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderSource;
import org.jspecify.annotations.Nullable;

/// An order in the making, handed to each play that took part in its price: what the play should
/// claim for whom, and where it may lay down terms of its own.
public final class Placement {

    private final OrderId order;
    private final MemberId buyer;
    private final OrderSource source;
    private final Instant at;
    private final List<Line> lines;
    private final List<Applied> applied;
    private @Nullable String heldFor;
    private @Nullable Duration payWithin;

    /// Six: what for, for whom, how he came to it, when, of which goods, by which promotions.
    Placement(OrderId order, MemberId buyer, OrderSource source, Instant at, List<Line> lines, List<Applied> applied) {
        this.order = order;
        this.buyer = buyer;
        this.source = source;
        this.at = at;
        this.lines = List.copyOf(lines);
        this.applied = List.copyOf(applied);
    }

    public OrderId order() {
        return order;
    }

    public MemberId buyer() {
        return buyer;
    }

    /// How the buyer came to the order.
    public OrderSource source() {
        return source;
    }

    /// The moment whose prices count.
    public Instant at() {
        return at;
    }

    /// All lines of the order.
    public List<Line> lines() {
        return lines;
    }

    /// The promotions of this play that were applied.
    public List<Applied> applied() {
        return applied;
    }

    /// Makes shipping wait until the play releases the order: a team has to fill up first.
    ///
    /// @param ref what it waits for, for histories: `team:0192…`
    public void hold(String ref) {
        heldFor = ref;
    }

    /// Shortens the time to pay; the shortest of all wishes wins.
    public void payWithin(Duration time) {
        if (payWithin == null || time.compareTo(payWithin) < 0) payWithin = time;
    }

    /// @param no its number in the order
    /// @param gift whether a promotion gave it
    public record Line(int no, SkuId sku, ProductId product, int quantity, boolean gift) {}

    Terms terms() {
        return new Terms(heldFor, payWithin);
    }
}
