package mall.admin.catalog;

import static mall.admin.catalog.Merchant.sku;
import static mall.admin.catalog.Merchant.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/// What is wrong with a product is said where it is wrong.
@MallHttpTest
class ProductRulesHttpTests {

    @Autowired
    Doors doors;

    Client console;

    Merchant merchant;

    @BeforeEach
    void aMerchant() {
        console = doors.operatorWith("catalog:*", "files:upload");
        merchant = new Merchant(console);
    }

    @Nested
    class AProductThatBreaksARule {

        static Stream<Arguments> wrongs() {
            var values = IntStream.range(0, 201).mapToObj(Integer::toString).toList();
            var tooMany = values.stream().map(value -> sku(100, value)).toList();
            var four = Stream.of("一", "二", "三", "四")
                    .map(name -> Map.of("name", name, "values", List.of("值")))
                    .toList();
            return Stream.of(
                    Arguments.of("/skus", new Object[] {"skus", tooMany}),
                    Arguments.of("/skus", new Object[] {"skus", List.of()}),
                    Arguments.of("/specs", new Object[] {"specs", four}),
                    Arguments.of("/skus/0/priceFen", new Object[] {"skus", List.of(sku(0))}),
                    Arguments.of("/skus/0/priceFen", new Object[] {"skus", List.of(sku(-100))}),
                    Arguments.of("/title", new Object[] {"title", "  "}),
                    Arguments.of("/title", new Object[] {"title", "茶".repeat(61)}),
                    Arguments.of("/title", new Object[] {"title", null}),
                    Arguments.of("/kind", new Object[] {"kind", "EDIBLE"}),
                    Arguments.of("/kind", new Object[] {"kind", 0}),
                    Arguments.of("/brand", new Object[] {"brand", "x"}),
                    Arguments.of("/maxPerOrder", new Object[] {"maxPerOrder", 0}),
                    Arguments.of("/tags/0", new Object[] {"tags", Collections.singletonList(null)}),
                    Arguments.of("/pictures", new Object[] {"pictures", Collections.nCopies(13, "/files/x.jpg")}),
                    Arguments.of("/prominence", new Object[] {"prominence", 1.5}),
                    Arguments.of("/state", new Object[] {"state", "ON_SALE"}),
                    Arguments.of("/specs/0/values", new Object[] {
                        "specs", List.of(with(spec("规格"), "values", List.of()))
                    }));
        }

        @ParameterizedTest
        @MethodSource("wrongs")
        void isRefusedWithAPointerToIt(String pointer, Object[] wrong) {
            var refused = console.post("/admin/api/products", with(merchant.tea(), wrong));

            assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
            assertThat(refused.texts("/errors/*/pointer"))
                    .as(refused.toString())
                    .anyMatch(at -> at.startsWith(pointer));
        }

        static Stream<Arguments> nonsense() {
            return Stream.of(
                    Arguments.of("repeated-value", specs(List.of("大杯", "大杯")), List.of(sku(100, "大杯"))),
                    Arguments.of("repeated-value", specs(List.of("大杯")), List.of(sku(100, "大杯"), sku(200, "大杯"))),
                    Arguments.of("sku-outside-specs", specs(List.of("大杯")), List.of(sku(100, "小杯"))),
                    Arguments.of("sku-outside-specs", specs(List.of("大杯")), List.of(sku(100))),
                    Arguments.of("unfair-price", List.of(), List.of(with(sku(100), "memberPriceFen", 101))),
                    Arguments.of("unfair-price", List.of(), List.of(with(sku(100), "listPriceFen", 99))),
                    Arguments.of("out-of-bounds", List.of(), List.of(with(sku(100), "priceFen", Long.MAX_VALUE))),
                    Arguments.of(
                            "unknown-reference",
                            List.of(),
                            List.of(with(sku(100), "picture", "https://evil.example/x.png"))));
        }

        @ParameterizedTest
        @MethodSource("nonsense")
        void isRefusedForWhatMakesNoSense(String code, List<?> specs, List<?> skus) {
            var refused = console.post("/admin/api/products", with(merchant.tea(), "specs", specs, "skus", skus));

            assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
            assertThat(refused.code()).isEqualTo(code);
        }

        @Test
        void isRefusedForReferringToWhatIsNotThere() {
            var nowhere = UUID.randomUUID().toString();

            for (var wrong : List.of(
                    Map.entry("categories", List.of(nowhere)),
                    Map.entry("brand", nowhere),
                    Map.entry("freightTemplate", nowhere),
                    Map.entry("pictures", List.of("/files/none.png")))) {
                var refused =
                        console.post("/admin/api/products", with(merchant.tea(), wrong.getKey(), wrong.getValue()));

                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.code()).isEqualTo("unknown-reference");
            }
        }

        @Test
        void leavesNothingOfAScriptInItsText() {
            var attack = "<p onmouseover=alert(1)>好<script>alert(1)</script><img src=x onerror=alert(1)></p>"
                    + "<a href='javascript:alert(1)'>看</a><svg/onload=alert(1)>";

            var id = merchant.onSale(with(merchant.tea(), "description", attack));

            assertThat(doors.nobody().get("/api/products/" + id).at("/description"))
                    .contains("好", "看")
                    .doesNotContainIgnoringCase("script", "onerror", "onmouseover", "onload", "<svg", "<a");
        }

        private static Map<String, Object> spec(String name) {
            return Map.of("name", name, "values", List.of("值"));
        }

        private static List<?> specs(List<String> values) {
            return List.of(Map.of("name", "规格", "values", values));
        }
    }
}
