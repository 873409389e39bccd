package mall.promotion.flashsale.board;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.NotFound;
import mall.promotion.flashsale.FlashSession;
import mall.promotion.flashsale.Lot;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.Sales;
import mall.promotion.flashsale.SessionId;
import mall.promotion.flashsale.SessionState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Where shoppers read what is on and what is coming.
@Component
public class SaleBoard {

    private static final int MOST_PER_CAMPAIGN = 20;
    private static final int MOST_SESSIONS = 50;

    private final Sales sales;
    private final Catalog catalog;
    private final Progress progress;
    private final Clock clock;

    SaleBoard(Sales sales, Catalog catalog, Progress progress, Clock clock) {
        this.sales = sales;
        this.catalog = catalog;
        this.progress = progress;
        this.clock = clock;
    }

    /// What is open, and the next sessions after that, the first first.
    public List<Poster> ahead() {
        var now = clock.instant();
        return sales.ahead(now, MOST_PER_CAMPAIGN).stream()
                .limit(MOST_SESSIONS)
                .map(session -> poster(session, session.state(now)))
                .toList();
    }

    /// Any session, open or not.
    ///
    /// @throws NotFound when there is none, or it was over a day ago
    public Poster require(SessionId id) {
        var session = sales.session(id).orElseThrow(() -> new NotFound("flash-session", id));
        return poster(session, session.state(clock.instant()));
    }

    /// The session in which a product is or will be sold next.
    public Optional<Poster> next(ProductId product) {
        var now = clock.instant();
        return catalog.product(product)
                .flatMap(detail -> sales.next(detail.skus(), now))
                .map(session -> poster(session, session.state(now)));
    }

    private Poster poster(FlashSession session, SessionState state) {
        var skus =
                catalog.skus(session.lots().stream().map(lot -> lot.id().sku()).toList());
        var left = state == SessionState.OPEN ? progress.left(ids(session)) : Map.<LotId, Integer>of();
        var lots = session.lots().stream()
                .flatMap(lot -> Optional.ofNullable(skus.get(lot.id().sku())).stream()
                        .filter(sku -> sku.isOnSale())
                        .map(sku -> new ShownLot(lot, sku, left(lot, state, left))))
                .toList();
        return new Poster(session, state, lots);
    }

    private static @Nullable Integer left(Lot lot, SessionState state, Map<LotId, Integer> left) {
        return switch (state) {
            case COMING -> Integer.valueOf(lot.quota());
            case OPEN -> left.get(lot.id());
            case PAUSED, OVER -> null;
        };
    }

    private static Set<LotId> ids(FlashSession session) {
        return session.lots().stream().map(Lot::id).collect(toSet());
    }
}
