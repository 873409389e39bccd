package mall.admin.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mall.admin.catalog.Merchant;
import mall.domain.kernel.SkuId;
import mall.testing.http.Answer;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallHttpTest
class CampaignHttpTests {

    static final String KIND = "/admin/api/campaign-kinds/timed-discount";
    static final String PATH = "/admin/api/campaigns";

    @Autowired
    Doors doors;

    Client clerk;
    String product = "";

    @BeforeEach
    void aClerkIsThere() {
        clerk = doors.operatorWith("campaigns:read", "campaigns:edit", "campaigns:run");
        var merchant = new Merchant(doors.owner());
        product = merchant.onSale(merchant.tea());
    }

    @Nested
    class Kinds {

        @Test
        void areListedWithTheAudiencesThereAre() {
            var kinds = clerk.get("/admin/api/campaign-kinds");

            assertThat(kinds.texts("/items/*/code")).contains("timed-discount");
            assertThat(kinds.texts("/audiences/*/kind")).contains("everyone", "newcomers");
        }

        @Test
        void describeTheFormOfTheirRules() {
            var kind = clerk.get(KIND);

            assertThat(kind.at("/title")).isEqualTo("限时折扣");
            assertThat(kind.at("/rules/properties/percent/title")).isEqualTo("折扣");
            assertThat(kind.number("/rules/properties/percent/maximum")).isEqualTo(99);
            assertThat(kind.at("/rules/properties/prices/items/properties/priceFen/format"))
                    .isEqualTo("fen");
            assertThat(clerk.get("/admin/api/campaign-kinds/hide-and-seek").status())
                    .isEqualTo(404);
        }
    }

    @Nested
    class ACampaign {

        @Test
        void livesItsLife() {
            var created = clerk.post(KIND + "/campaigns", campaign(80));
            assertThat(created.status()).isEqualTo(201);
            assertThat(created.at("/state")).isEqualTo("DRAFT");
            var path = PATH + "/" + created.at("/id");

            assertThat(step(path, "/schedule").at("/state")).isEqualTo("RUNNING");
            assertThat(step(path, "/pause").at("/state")).isEqualTo("PAUSED");
            assertThat(clerk.ifMatch(clerk.get(path)).delete(path + "/pause").at("/state"))
                    .isEqualTo("RUNNING");
            assertThat(step(path, "/end").at("/state")).isEqualTo("ENDED");
            assertThat(step(path, "/pause").code()).isEqualTo("campaign-state-unfit");
            assertThat(clerk.post(path + "/copies").at("/state")).isEqualTo("DRAFT");
        }

        @Test
        void isEditedByWhoeverSawItLast() {
            var path =
                    PATH + "/" + clerk.post(KIND + "/campaigns", campaign(80)).at("/id");
            var seen = clerk.get(path);

            var edited = clerk.ifMatch(seen).put(path, campaign(70));
            var stale = clerk.ifMatch(seen).put(path, campaign(60));

            assertThat(edited.number("/rules/percent")).isEqualTo(70);
            assertThat(edited.number("/rulesVersion")).isEqualTo(2);
            assertThat(stale.status()).isEqualTo(412);
            assertThat(clerk.put(path, campaign(60)).status()).isEqualTo(428);
            assertThat(clerk.post(path + "/schedule").status()).isEqualTo(428);
        }

        @Test
        void isFoundByPlayAndState() {
            var id = clerk.post(KIND + "/campaigns", campaign(80)).at("/id");

            assertThat(clerk.get(PATH + "?play=timed-discount&state=DRAFT&limit=100")
                            .texts("/items/*/id"))
                    .contains(id);
            assertThat(clerk.get(PATH + "?state=ENDED&limit=100").texts("/items/*/id"))
                    .doesNotContain(id);
            assertThat(clerk.get(PATH + "?state=LATER").status()).isEqualTo(400);
        }

        @Test
        void hasFigures() {
            var id = clerk.post(KIND + "/campaigns", campaign(80)).at("/id");

            var figures = clerk.get(PATH + "/" + id + "/figures");

            assertThat(figures.number("/total/orders")).isZero();
            assertThat(figures.texts("/days/*/day")).isEmpty();
        }
    }

    @Nested
    class WhatIsWrong {

        @Test
        void isToldWithAPointerToTheField() {
            assertWrong(
                    with(campaign(80), "period", period("2026-12-01T00:00:00Z", "2026-11-01T00:00:00Z")),
                    "/period/until");
            assertWrong(
                    with(campaign(80), "period", period("2026-11-01T00:00:00Z", "+12026-12-01T00:00:00Z")),
                    "/period/until");
            assertWrong(campaign(0), "/rules/percent");
            assertWrong(campaign(101), "/rules/percent");
            assertWrong(
                    with(campaign(80), "audience", Map.of("kind", "left-handed", "values", List.of())),
                    "/audience/kind");
            assertWrong(
                    with(campaign(80), "slots", List.of(Map.of("from", "24:00", "until", "09:00"))), "/slots/0/from");
            assertWrong(with(campaign(80), "limits", Map.of("budgetFen", 0)), "/limits/budgetFen");
            assertWrong(with(campaign(80), "name", " "), "/name");
        }

        @Test
        void alsoWhereTheRulesCannotBeRead() {
            assertWrong(with(campaign(80), "rules", Map.of()), "/rules/scope");
            assertWrong(with(campaign(80), "rules", rules("八折")), "/rules/percent");
            var unknown = new HashMap<>(rules(80));
            unknown.put("price", 1);
            assertWrong(with(campaign(80), "rules", unknown), "/rules/price");
            assertWrong(with(campaign(80), "rules", List.of()), "/rules");
        }

        @Test
        void alsoAVariantThatIsGone() {
            var rules = new HashMap<>(rules(80));
            rules.put("prices", List.of(Map.of("sku", SkuId.next().toString(), "priceFen", 100)));

            assertWrong(with(campaign(80), "rules", rules), "/rules/prices/0/sku");
        }

        private void assertWrong(Map<String, Object> campaign, String pointer) {
            var answer = clerk.post(KIND + "/campaigns", campaign);
            assertThat(answer.status()).as("%s", answer).isEqualTo(400);
            assertThat(answer.texts("/errors/*/pointer")).as("%s", answer).containsExactly(pointer);
        }
    }

    private Answer step(String path, String step) {
        return clerk.ifMatch(clerk.get(path)).post(path + step);
    }

    private Map<String, Object> campaign(int percent) {
        var now = Instant.now();
        var campaign = new HashMap<String, Object>();
        campaign.put("name", "秋茶上新");
        campaign.put(
                "period",
                period(now.minusSeconds(60).toString(), now.plusSeconds(86_400).toString()));
        campaign.put("slots", List.of());
        campaign.put("audience", Map.of("kind", "everyone", "values", List.of()));
        campaign.put("limits", Map.of());
        campaign.put("rules", rules(percent));
        return campaign;
    }

    private Map<String, Object> rules(Object percent) {
        List<String> none = List.of();
        return Map.of(
                "scope",
                Map.of(
                        "products", List.of(product),
                        "categories", none,
                        "brands", none,
                        "tags", none,
                        "excludedProducts", none,
                        "excludedCategories", none),
                "percent",
                percent,
                "prices",
                none);
    }

    private static Map<String, String> period(String from, String until) {
        return Map.of("from", from, "until", until);
    }

    private static Map<String, Object> with(Map<String, Object> campaign, String field, Object value) {
        var changed = new HashMap<>(campaign);
        changed.put(field, value);
        return changed;
    }
}
