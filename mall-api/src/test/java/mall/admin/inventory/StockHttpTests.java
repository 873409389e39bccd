package mall.admin.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mall.domain.inventory.Stock;
import mall.domain.inventory.StockCause;
import mall.domain.inventory.Take;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.SkuId;
import mall.testing.Race;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@MallHttpTest
class StockHttpTests {

    @Autowired
    Doors doors;

    @Autowired
    Stock stock;

    final SkuId tea = SkuId.next();
    final String path = "/admin/api/stock/" + tea;
    Client keeper;

    @BeforeEach
    void thereAreTenTeasAndFourArePromised() {
        keeper = doors.operatorWith("inventory:read", "inventory:adjust");
        stock.open(tea, 10, Actor.shop());
        stock.reserve(new StockCause("order", Ids.next()), List.of(Take.of(tea, 4)));
    }

    @Test
    void isShownWithWhatIsPromised() {
        var shown = keeper.get(path);

        assertThat(shown.number("/onHand")).isEqualTo(10);
        assertThat(shown.number("/reserved")).isEqualTo(4);
        assertThat(shown.number("/available")).isEqualTo(6);
    }

    @Test
    void isShownForManyAtOnce() {
        var cup = SkuId.next();
        stock.open(cup, 1, Actor.shop());

        var shown = keeper.get("/admin/api/stock?sku=%s&sku=%s&sku=%s".formatted(cup, SkuId.next(), tea));

        assertThat(shown.texts("/items/*/sku")).containsExactly(cup.toString(), tea.toString());
    }

    @Test
    void thatNobodyKeepsIsNotFound() {
        assertThat(keeper.get("/admin/api/stock/" + SkuId.next()).status()).isEqualTo(404);
    }

    @Test
    void tellsWhatMovedIt() {
        var first = keeper.get(path + "/movements?limit=1");
        var second = keeper.get(path + "/movements?limit=1&cursor=" + first.at("/next"));

        assertThat(first.texts("/items/*/kind")).containsExactly("RESERVE");
        assertThat(first.at("/items/0/causeKind")).isEqualTo("order");
        assertThat(second.texts("/items/*/kind")).containsExactly("OPEN");
        assertThat(second.at("/next")).isEqualTo("null");
    }

    @Test
    void isListedWhenItIsLow() {
        assertThat(keeper.put(path + "/low-mark", Map.of("lowMark", 6)).number("/lowMark"))
                .isEqualTo(6);

        assertThat(allLow()).contains(tea.toString());
    }

    List<String> allLow() {
        var page = keeper.get("/admin/api/stock/low?limit=100");
        var found = new ArrayList<>(page.texts("/items/*/sku"));
        while (!page.at("/next").equals("null")) {
            page = keeper.get("/admin/api/stock/low?limit=100&cursor=" + page.at("/next"));
            found.addAll(page.texts("/items/*/sku"));
        }
        return found;
    }

    @Nested
    class AnAdjustment {

        final Map<String, Object> delivery = Map.of("change", 5, "reason", "到货");

        @Test
        void isMadeAndWrittenDown() {
            var adjusted = keeper.once().post(path + "/adjustments", delivery);

            assertThat(adjusted.status()).isEqualTo(201);
            assertThat(adjusted.number("/onHand")).isEqualTo(15);
            var line = keeper.get(path + "/movements?limit=1");
            assertThat(line.at("/items/0/reason")).isEqualTo("到货");
            assertThat(line.at("/items/0/actor")).startsWith("operator:");
        }

        @Test
        void isMadeOncePerKey() {
            var once = keeper.once("delivery-0001");
            var race = Race.of(16, _ -> once.post(path + "/adjustments", delivery));
            var again = once.post(path + "/adjustments", delivery);
            var other = once.post(path + "/adjustments", Map.of("change", 6, "reason", "到货"));

            assertThat(race.losers()).isEmpty();
            assertThat(again.status()).isEqualTo(201);
            assertThat(other.status()).isEqualTo(422);
            assertThat(keeper.get(path).number("/onHand")).isEqualTo(15);
        }

        @Test
        void needsAKey() {
            assertThat(keeper.post(path + "/adjustments", delivery).code()).isEqualTo("idempotency-key-missing");
        }

        @Test
        void neverTakesWhatIsPromised() {
            var refused = keeper.once().post(path + "/adjustments", Map.of("change", -7, "reason", "破损"));

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("stock-too-low");
            assertThat(refused.number("/available")).isEqualTo(6);
            assertThat(keeper.get(path).number("/onHand")).isEqualTo(10);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"change\":0,\"reason\":\"x\"}",
                    "{\"change\":1000000000,\"reason\":\"x\"}",
                    "{\"change\":-1000000000,\"reason\":\"x\"}",
                    "{\"change\":1.5,\"reason\":\"x\"}",
                    "{\"change\":\"1\",\"reason\":\"x\"}",
                    "{\"change\":1,\"reason\":\" \"}",
                    "{\"change\":1}",
                    "{\"change\":1,\"reason\":\"x\",\"onHand\":99}"
                })
        void thatMakesNoSenseIsRefused(String body) {
            assertThat(keeper.once().post(path + "/adjustments", body).status()).isEqualTo(400);

            assertThat(keeper.get(path).number("/onHand")).isEqualTo(10);
        }

        @Test
        void ofWhatNobodyKeepsIsNotFound() {
            assertThat(keeper.once()
                            .post("/admin/api/stock/" + SkuId.next() + "/adjustments", delivery)
                            .status())
                    .isEqualTo(404);
        }

        @Test
        void isForThoseWhoMay() {
            var reader = doors.operatorWith("inventory:read");

            assertThat(reader.once().post(path + "/adjustments", delivery).status())
                    .isEqualTo(403);
            assertThat(doors.shopper()
                            .once()
                            .post(path + "/adjustments", delivery)
                            .status())
                    .isEqualTo(401);
        }
    }
}
