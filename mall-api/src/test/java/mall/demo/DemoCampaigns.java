package mall.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.search.ProductSearch;
import mall.domain.catalog.search.SearchOrder;
import mall.domain.catalog.search.SearchRequest;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Money;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.CampaignKinds;
import mall.promotion.campaign.Limits;
import mall.promotion.campaign.Period;
import mall.promotion.campaign.Slots;
import mall.promotion.campaign.editing.CampaignDraft;
import mall.promotion.campaign.editing.CampaignFilter;
import mall.promotion.campaign.editing.CampaignViews;
import mall.promotion.campaign.editing.Campaigns;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/// Lets the campaigns of `demo/campaigns.json` run in the demo shop, once. Their rules name goods by
/// what the shop calls them: `product:明前西湖龙井`, `sku:手工桂花糕` (its first variant),
/// `category:奶茶`. A play that is new adds its entry there.
@Order(2)
public class DemoCampaigns implements ApplicationRunner {

    private static final Actor BY = Actor.shop();

    private final Campaigns campaigns;
    private final CampaignViews views;
    private final CampaignKinds kinds;
    private final Catalog catalog;
    private final ProductSearch search;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    // One more than a constructor should have: it looks up all that rules may name.
    public DemoCampaigns(
            Campaigns campaigns,
            CampaignViews views,
            CampaignKinds kinds,
            Catalog catalog,
            ProductSearch search,
            Clock clock) {
        this.campaigns = campaigns;
        this.views = views;
        this.kinds = kinds;
        this.catalog = catalog;
        this.search = search;
        this.clock = clock;
    }

    /// @param days for how long
    record Entry(
            String play,
            String name,
            int days,
            @Nullable Slots slots,
            String audience,
            @Nullable Integer ordersPerMember,
            @Nullable Long budgetFen,
            JsonNode rules) {}

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (views.list(new CampaignFilter(null, null), null, 1).items().isEmpty()) read().forEach(this::open);
    }

    private void open(Entry entry) {
        var rules =
                json.treeToValue(named(entry.rules()), kinds.named(entry.play()).rules());
        var now = clock.instant();
        var draft = new CampaignDraft(
                entry.name(),
                new Period(now, now.plus(Duration.ofDays(entry.days()))),
                Objects.requireNonNullElse(entry.slots(), Slots.ALL_DAY),
                new Audience(entry.audience(), List.of()),
                new Limits(entry.ordersPerMember(), entry.budgetFen() == null ? null : Money.ofFen(entry.budgetFen())),
                rules);
        var id = campaigns.draft(entry.play(), draft, BY);
        campaigns.schedule(id, views.require(id).version(), BY);
    }

    /// The same with ids in the place of names.
    private JsonNode named(JsonNode rules) {
        if (rules.isString()) return StringNode.valueOf(id(rules.stringValue()));
        if (rules.isArray()) {
            var array = json.createArrayNode();
            rules.forEach(element -> array.add(named(element)));
            return array;
        }
        if (!rules.isObject()) return rules;
        var object = json.createObjectNode();
        rules.forEachEntry((field, value) -> object.set(field, named(value)));
        return object;
    }

    private String id(String text) {
        var name = text.substring(text.indexOf(':') + 1);
        if (text.startsWith("product:")) return product(name).toString();
        if (text.startsWith("sku:")) {
            return catalog.product(product(name))
                    .orElseThrow()
                    .skus()
                    .getFirst()
                    .toString();
        }
        if (!text.startsWith("category:")) return text;
        return catalog.categories().all().stream()
                .filter(shelf -> shelf.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }

    private ProductId product(String title) {
        var all = SearchRequest.everything();
        var request =
                new SearchRequest(title, null, all.brands(), null, null, all.tags(), false, SearchOrder.RELEVANCE);
        return search.search(request, null, 20).items().stream()
                .filter(card -> card.title().equals(title))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<Entry> read() {
        try (var file = new ClassPathResource("demo/campaigns.json").getInputStream()) {
            return List.of(json.readValue(file, Entry[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
