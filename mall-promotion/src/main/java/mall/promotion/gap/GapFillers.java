package mall.promotion.gap;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mall.domain.catalog.ProductCard;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.search.SelectedProducts;
import mall.domain.inventory.StockViews;
import mall.domain.orders.pricing.Gap;
import mall.domain.orders.pricing.Missed;
import mall.domain.orders.pricing.PricedQuote;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.CampaignKind;
import mall.promotion.campaign.CampaignKinds;
import mall.promotion.campaign.RunningCampaigns;
import mall.promotion.campaign.Scope;
import org.springframework.stereotype.Component;

/// Finds what closes the gaps that a quote speaks of. Products that are in the basket already are
/// left out: the shopper knows them.
@Component
public class GapFillers {

    /// More candidates than are shown, since some are sold out.
    private static final int CANDIDATES_FOR_EACH = 3;

    private final CampaignKinds kinds;
    private final RunningCampaigns running;
    private final SelectedProducts products;
    private final StockViews stock;
    private final Clock clock;

    GapFillers(
            CampaignKinds kinds, RunningCampaigns running, SelectedProducts products, StockViews stock, Clock clock) {
        this.kinds = kinds;
        this.running = running;
        this.products = products;
        this.stock = stock;
        this.clock = clock;
    }

    /// For each campaign of which something is missing, in the order of the quote.
    ///
    /// @param limit how many products for each
    public List<Filling> of(PricedQuote quote, int limit) {
        var now = clock.instant();
        var inBasket = quote.lines().stream().map(line -> line.sku().product()).collect(Collectors.toSet());
        return quote.missed().stream()
                .flatMap(missed -> filling(missed, inBasket, limit, now).stream())
                .toList();
    }

    private Optional<Filling> filling(Missed missed, Set<ProductId> inBasket, int limit, Instant now) {
        var gap = missed.gap();
        if (gap == null) return Optional.empty();
        return scope(missed, now).map(scope -> new Filling(missed, closing(gap, scope, inBasket, limit)));
    }

    /// Where pieces are missing, the cheapest are the nearest.
    private List<ProductCard> closing(Gap gap, Scope scope, Set<ProductId> inBasket, int limit) {
        var candidates = products.around(scope.selection(), gap.amount(), inBasket, limit * CANDIDATES_FOR_EACH);
        var available = stock.available(
                candidates.stream().flatMap(card -> card.skus().stream()).toList());
        return candidates.stream()
                .filter(card -> card.skus().stream().anyMatch(sku -> available.getOrDefault(sku, 0) > 0))
                .limit(limit)
                .toList();
    }

    private Optional<Scope> scope(Missed missed, Instant now) {
        return kinds.all().stream()
                .filter(kind -> kind.code().equals(missed.source().play()))
                .flatMap(kind -> scope(kind, missed, now))
                .findFirst();
    }

    private <R extends Record> Stream<Scope> scope(CampaignKind<R> kind, Missed missed, Instant now) {
        var id = CampaignId.ofPromotion(missed.source().promotion());
        return running.find(kind, id, now).stream().map(campaign -> kind.scope(campaign.rules()));
    }
}
