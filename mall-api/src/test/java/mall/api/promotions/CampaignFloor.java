package mall.api.promotions;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mall.domain.catalog.Catalog;
import mall.domain.kernel.Actor;
import mall.domain.kernel.SkuId;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.CampaignKinds;
import mall.promotion.campaign.Limits;
import mall.promotion.campaign.Period;
import mall.promotion.campaign.Slots;
import mall.promotion.campaign.editing.CampaignDraft;
import mall.promotion.campaign.editing.CampaignViews;
import mall.promotion.campaign.editing.Campaigns;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.json.JsonMapper;

/// Lets campaigns run in the shop of a test, for goods of its own, so that no other test meets them.
@TestComponent
public class CampaignFloor {

    private final Campaigns campaigns;
    private final CampaignViews views;
    private final CampaignKinds kinds;
    private final Catalog catalog;
    private final JsonMapper json;
    private final Clock clock;

    /// Six: a campaign is drafted of rules that are read, scheduled as it is now, for goods, for a while.
    CampaignFloor(
            Campaigns campaigns,
            CampaignViews views,
            CampaignKinds kinds,
            Catalog catalog,
            JsonMapper json,
            Clock clock) {
        this.campaigns = campaigns;
        this.views = views;
        this.kinds = kinds;
        this.catalog = catalog;
        this.json = json;
        this.clock = clock;
    }

    /// Runs from an hour ago until tomorrow.
    public String run(String play, String name, Map<String, Object> rules) {
        var now = clock.instant();
        var period = new Period(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
        var draft = new CampaignDraft(
                name,
                period,
                Slots.ALL_DAY,
                Audience.EVERYONE,
                Limits.NONE,
                json.convertValue(rules, kinds.named(play).rules()));
        CampaignId id = campaigns.draft(play, draft, Actor.shop());
        campaigns.schedule(id, views.require(id).version(), Actor.shop());
        return id.toString();
    }

    /// The products of these variants, and no others.
    public Map<String, Object> scope(SkuId... skus) {
        var known = catalog.skus(Arrays.asList(skus));
        var products = Arrays.stream(skus)
                .map(sku -> Objects.requireNonNull(known.get(sku)).product().toString())
                .toList();
        var scope = new HashMap<String, Object>();
        for (var list : List.of("categories", "brands", "tags", "excludedProducts", "excludedCategories")) {
            scope.put(list, List.of());
        }
        scope.put("products", products);
        return scope;
    }
}
