package mall.api.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mall.admin.catalog.Merchant;
import mall.promotion.campaign.CampaignId;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallHttpTest
class CampaignPageHttpTests {

    @Autowired
    Doors doors;

    @Autowired
    Clock clock;

    Client anybody;
    String product = "";
    String campaign = "";

    @BeforeEach
    void aDiscountRuns() {
        anybody = doors.nobody();
        var owner = doors.owner();
        var merchant = new Merchant(owner);
        product = merchant.onSale(merchant.tea());
        var created = owner.post("/admin/api/campaign-kinds/timed-discount/campaigns", discount());
        var path = "/admin/api/campaigns/" + created.at("/id");
        assertThat(owner.ifMatch(owner.get(path)).post(path + "/schedule").status())
                .isEqualTo(200);
        campaign = created.at("/id");
    }

    @Test
    void isAmongWhatIsOn() {
        var on = anybody.get("/api/campaigns");

        assertThat(on.texts("/items/*/id")).contains(campaign);
    }

    @Test
    void showsItsGoods() {
        var page = anybody.get("/api/campaigns/" + campaign);
        assertThat(page.at("/playTitle")).isEqualTo("限时折扣");
        assertThat(page.at("/open")).isEqualTo("true");

        var goods = anybody.get("/api/campaigns/" + campaign + "/products");

        assertThat(goods.texts("/items/*/id")).containsExactly(product);
        assertThat(goods.at("/next")).isEqualTo("null");
    }

    @Test
    void promisesItsPriceOnTheProductsPage() {
        var promises = anybody.get("/api/products/" + product + "/promises");

        assertThat(promises.texts("/items/*/words")).containsExactly("限时价 ¥15.20");
        assertThat(promises.texts("/items/*/campaign/id")).containsExactly(campaign);
    }

    @Test
    void isGoneOnceItIsEnded() {
        var owner = doors.owner();
        var path = "/admin/api/campaigns/" + campaign;
        owner.ifMatch(owner.get(path)).post(path + "/end");

        assertThat(anybody.get("/api/campaigns/" + campaign).status()).isEqualTo(404);
        assertThat(anybody.get("/api/campaigns/" + campaign + "/products").status())
                .isEqualTo(404);
        assertThat(anybody.get("/api/products/" + product + "/promises").texts("/items/*/words"))
                .isEmpty();
        assertThat(anybody.get("/api/campaigns/" + CampaignId.next()).status()).isEqualTo(404);
    }

    private Map<String, Object> discount() {
        var now = clock.instant();
        List<String> none = List.of();
        return Map.of(
                "name", "秋茶八折",
                "period",
                        Map.of(
                                "from", now.minus(Duration.ofMinutes(1)).toString(),
                                "until", now.plus(Duration.ofDays(1)).toString()),
                "slots", none,
                "audience", Map.of("kind", "everyone", "values", none),
                "limits", Map.of(),
                "rules",
                        Map.of(
                                "scope",
                                Map.of(
                                        "products", List.of(product),
                                        "categories", none,
                                        "brands", none,
                                        "tags", none,
                                        "excludedProducts", none,
                                        "excludedCategories", none),
                                "percent",
                                80,
                                "prices",
                                none));
    }
}
