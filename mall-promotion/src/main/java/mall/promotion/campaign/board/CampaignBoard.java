package mall.promotion.campaign.board;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductCard;
import mall.domain.catalog.ProductDetail;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.search.SelectedProducts;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Slice;
import mall.promotion.campaign.Audiences;
import mall.promotion.campaign.Campaign;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.CampaignKind;
import mall.promotion.campaign.CampaignKinds;
import mall.promotion.campaign.RunningCampaigns;
import mall.promotion.campaign.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Where shoppers read what is on.
@Component
public class CampaignBoard {

    private final CampaignKinds kinds;
    private final RunningCampaigns running;
    private final Audiences audiences;
    private final Catalog catalog;
    private final SelectedProducts products;
    private final Clock clock;

    // One more than a constructor should have: it brings together what others know.
    CampaignBoard(
            CampaignKinds kinds,
            RunningCampaigns running,
            Audiences audiences,
            Catalog catalog,
            SelectedProducts products,
            Clock clock) {
        this.kinds = kinds;
        this.running = running;
        this.audiences = audiences;
        this.catalog = catalog;
        this.products = products;
        this.clock = clock;
    }

    /// What is open now, what closes first first.
    public List<Poster> open() {
        var now = clock.instant();
        return kinds.all().stream()
                .flatMap(kind -> open(kind, now))
                .sorted(Comparator.comparing(poster -> poster.window().until()))
                .toList();
    }

    /// A campaign within its period, open or between its slots.
    ///
    /// @throws NotFound when there is none, or it is not on
    public Poster require(CampaignId id) {
        var now = clock.instant();
        return kinds.all().stream()
                .flatMap(kind -> on(kind, id, now))
                .findFirst()
                .orElseThrow(() -> new NotFound("campaign", id));
    }

    /// What a campaign's goods are, the best-selling first.
    ///
    /// @param after the `next` of the slice before; null for the first
    /// @throws NotFound when there is no such campaign, or it is not on
    public Slice<ProductCard> products(CampaignId id, @Nullable String after, int limit) {
        var now = clock.instant();
        var scope = kinds.all().stream()
                .flatMap(kind -> scope(kind, id, now).stream())
                .findFirst()
                .orElseThrow(() -> new NotFound("campaign", id));
        return products.list(scope.selection(), after, limit);
    }

    /// What is promised for a product by what is open now: each campaign once, in the words for the
    /// first variant that it concerns.
    public List<Promise> promises(ProductId product) {
        var now = clock.instant();
        return catalog.product(product).stream()
                .flatMap(detail -> kinds.all().stream().flatMap(kind -> promises(kind, detail, now)))
                .sorted(Comparator.comparing(
                        promise -> promise.poster().window().until()))
                .toList();
    }

    private <R extends Record> Stream<Poster> open(CampaignKind<R> kind, Instant now) {
        return running.of(kind, now).stream().flatMap(campaign -> poster(kind, campaign, now).stream());
    }

    private <R extends Record> Stream<Poster> on(CampaignKind<R> kind, CampaignId id, Instant now) {
        return campaign(kind, id, now).flatMap(campaign -> poster(kind, campaign, now)).stream();
    }

    private <R extends Record> Optional<Scope> scope(CampaignKind<R> kind, CampaignId id, Instant now) {
        return campaign(kind, id, now).map(campaign -> kind.scope(campaign.rules()));
    }

    private <R extends Record> Optional<Campaign<R>> campaign(CampaignKind<R> kind, CampaignId id, Instant now) {
        return running.coming(kind, now).stream()
                .filter(campaign ->
                        campaign.id().equals(id) && campaign.period().contains(now))
                .findFirst();
    }

    private <R extends Record> Stream<Promise> promises(CampaignKind<R> kind, ProductDetail product, Instant now) {
        var skus = catalog.skus(product.skus()).values();
        return running.of(kind, now).stream().flatMap(campaign -> {
            var scope = kind.scope(campaign.rules());
            return skus.stream()
                    .filter(scope::covers)
                    .flatMap(sku -> kind.promise(campaign.rules(), sku).stream())
                    .limit(1)
                    .flatMap(words -> poster(kind, campaign, now).stream().map(poster -> new Promise(poster, words)));
        });
    }

    private <R extends Record> Optional<Poster> poster(CampaignKind<R> kind, Campaign<R> campaign, Instant now) {
        var open = campaign.window(now);
        return open.or(() -> campaign.nextWindow(now))
                .map(window -> new Poster(
                        campaign.id(),
                        kind.code(),
                        kind.title(),
                        campaign.name(),
                        audiences.title(campaign.audience()),
                        window,
                        open.isPresent()));
    }
}
