package mall.domain.freight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mall.domain.freight.FreightResult.Cost;
import mall.domain.freight.FreightResult.NotServed;
import mall.domain.kernel.Money;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FreightTests {

    static final String NANSHAN = "440305";
    static final String GUANGZHOU_TIANHE = "440106";
    static final String LHASA = "540102";
    static final String BEIJING_CHAOYANG = "110105";

    /// First 2 pieces ¥8, each 3 more ¥4.
    static final FreightRate BY_PIECE = rate(2, 800, 3, 400);

    /// First kilogram ¥10, each half kilogram more ¥3.
    static final FreightRate BY_WEIGHT = rate(1000, 1000, 500, 300);

    static final FreightTemplateId TEA = FreightTemplateId.next();
    static final FreightTemplateId CUPS = FreightTemplateId.next();

    static FreightRate rate(int first, long firstFee, int further, long furtherFee) {
        return new FreightRate(first, Money.ofFen(firstFee), further, Money.ofFen(furtherFee), null, null);
    }

    static FreightItem item(@Nullable FreightTemplateId template, int quantity, int grams, long fen) {
        return new FreightItem(template, quantity, grams, Money.ofFen(fen));
    }

    static FreightRules everywhere(FreightMode mode, FreightRate rate) {
        return new FreightRules(mode, List.of(), rate);
    }

    static FreightResult cost(FreightRules rules, String district, FreightItem... items) {
        return Freight.cost(List.of(items), district, Map.of(TEA, rules));
    }

    static FreightResult fen(long... perItem) {
        var shares = IntStream.range(0, perItem.length)
                .mapToObj(i -> Money.ofFen(perItem[i]))
                .toList();
        return new Cost(Money.sum(shares), shares);
    }

    @Test
    void theFirstPiecesHaveOnePriceAndEachLotBegunAnother() {
        var rules = everywhere(FreightMode.PIECE, BY_PIECE);

        assertThat(cost(rules, NANSHAN, item(TEA, 2, 0, 100))).isEqualTo(fen(800));
        assertThat(cost(rules, NANSHAN, item(TEA, 3, 0, 100))).isEqualTo(fen(1200));
        assertThat(cost(rules, NANSHAN, item(TEA, 5, 0, 100))).isEqualTo(fen(1200));
        assertThat(cost(rules, NANSHAN, item(TEA, 6, 0, 100))).isEqualTo(fen(1600));
    }

    @Test
    void weightIsCountedInGramsOverTheWholeTemplate() {
        var rules = everywhere(FreightMode.WEIGHT, BY_WEIGHT);

        assertThat(cost(rules, NANSHAN, item(TEA, 1, 600, 100), item(TEA, 1, 400, 100)))
                .isEqualTo(fen(600, 400));
        assertThat(cost(rules, NANSHAN, item(TEA, 1, 600, 100), item(TEA, 1, 401, 100)))
                .isEqualTo(fen(779, 521));
    }

    @Test
    void goodsWithoutWeightShareTheFirstFee() {
        var rules = everywhere(FreightMode.WEIGHT, BY_WEIGHT);

        assertThat(cost(rules, NANSHAN, item(TEA, 1, 0, 100), item(TEA, 1, 0, 100)))
                .isEqualTo(fen(500, 500));
    }

    @Test
    void theClosestZoneCounts() {
        var rules = new FreightRules(
                FreightMode.PIECE,
                List.of(
                        new FreightZone(List.of("44"), rate(1, 600, 1, 0)),
                        new FreightZone(List.of("4403", "11"), rate(1, 300, 1, 0))),
                rate(1, 1500, 1, 0));

        assertThat(cost(rules, NANSHAN, item(TEA, 1, 0, 100))).isEqualTo(fen(300));
        assertThat(cost(rules, GUANGZHOU_TIANHE, item(TEA, 1, 0, 100))).isEqualTo(fen(600));
        assertThat(cost(rules, BEIJING_CHAOYANG, item(TEA, 1, 0, 100))).isEqualTo(fen(300));
        assertThat(cost(rules, LHASA, item(TEA, 1, 0, 100))).isEqualTo(fen(1500));
    }

    @Test
    void goodsAreNotSentWhereNoRateIs() {
        var nearOnly = new FreightRules(FreightMode.PIECE, List.of(new FreightZone(List.of("44"), BY_PIECE)), null);
        var notToLhasa = new FreightRules(FreightMode.PIECE, List.of(new FreightZone(List.of("54"), null)), BY_PIECE);
        var items = List.of(item(null, 1, 0, 1), item(TEA, 1, 0, 1), item(CUPS, 1, 0, 1), item(TEA, 1, 0, 1));
        var rules = Map.of(TEA, nearOnly, CUPS, notToLhasa);

        assertThat(Freight.cost(items, LHASA, rules)).isEqualTo(new NotServed(List.of(1, 2, 3)));
        assertThat(Freight.cost(items, BEIJING_CHAOYANG, rules)).isEqualTo(new NotServed(List.of(1, 3)));
        assertThat(Freight.cost(items, NANSHAN, rules)).isInstanceOf(Cost.class);
    }

    @Test
    void itIsFreeFromAnAmountOrACountOn() {
        var rules = everywhere(
                FreightMode.PIECE, new FreightRate(1, Money.ofFen(800), 1, Money.ofFen(800), Money.ofFen(9900), 5));

        assertThat(cost(rules, NANSHAN, item(TEA, 1, 0, 5000), item(TEA, 1, 0, 4900)))
                .isEqualTo(fen(0, 0));
        assertThat(cost(rules, NANSHAN, item(TEA, 1, 0, 5000), item(TEA, 1, 0, 4899)))
                .isEqualTo(fen(800, 800));
        assertThat(cost(rules, NANSHAN, item(TEA, 5, 0, 1))).isEqualTo(fen(0));
    }

    @Test
    void whatTemplatesAskAddsUp() {
        var rules =
                Map.of(TEA, everywhere(FreightMode.PIECE, BY_PIECE), CUPS, everywhere(FreightMode.WEIGHT, BY_WEIGHT));

        var result = Freight.cost(
                List.of(item(TEA, 2, 9000, 100), item(CUPS, 9, 1000, 100), item(null, 1, 1, 100)), NANSHAN, rules);

        assertThat(result).isEqualTo(fen(800, 1000, 0));
    }

    @Property
    void sharesAddUpToTheTotalAndNoneIsNegative(@ForAll("baskets") List<FreightItem> items) {
        var rules =
                Map.of(TEA, everywhere(FreightMode.PIECE, BY_PIECE), CUPS, everywhere(FreightMode.WEIGHT, BY_WEIGHT));

        var cost = (Cost) Freight.cost(items, NANSHAN, rules);

        assertThat(cost.perItem()).hasSameSizeAs(items).noneMatch(Money::isNegative);
        assertThat(Money.sum(cost.perItem())).isEqualTo(cost.total());
        assertThat(Freight.cost(items, NANSHAN, rules)).isEqualTo(cost);
    }

    @Property
    void oneMorePieceNeverCostsLess(@ForAll("baskets") List<FreightItem> items) {
        var rules =
                Map.of(TEA, everywhere(FreightMode.PIECE, BY_PIECE), CUPS, everywhere(FreightMode.WEIGHT, BY_WEIGHT));
        var more = new ArrayList<>(items);
        more.add(item(TEA, 1, 10, 100));

        var before = (Cost) Freight.cost(items, NANSHAN, rules);
        var after = (Cost) Freight.cost(more, NANSHAN, rules);

        assertThat(after.total()).isGreaterThanOrEqualTo(before.total());
    }

    @Property
    void splittingALineChangesNothingInTotal(@ForAll("baskets") List<FreightItem> items) {
        var rules =
                Map.of(TEA, everywhere(FreightMode.PIECE, BY_PIECE), CUPS, everywhere(FreightMode.WEIGHT, BY_WEIGHT));
        var first = items.getFirst();
        var split = new ArrayList<>(items);
        split.set(0, item(first.template(), first.quantity() - 1, first.weightGrams() / 2, 0));
        split.add(item(
                first.template(),
                1,
                first.weightGrams() - first.weightGrams() / 2,
                first.amount().fen()));

        var whole = (Cost) Freight.cost(items, NANSHAN, rules);
        var parts = (Cost) Freight.cost(split, NANSHAN, rules);

        assertThat(parts.total()).isEqualTo(whole.total());
    }

    @Provide
    Arbitrary<List<FreightItem>> baskets() {
        Arbitrary<FreightItem> item = Combinators.combine(
                        Arbitraries.of(TEA, CUPS),
                        Arbitraries.integers().between(1, 999),
                        Arbitraries.integers().between(0, 50_000),
                        Arbitraries.longs().between(0, 1_000_000))
                .as(FreightTests::item);
        return item.list().ofMinSize(1).ofMaxSize(20);
    }
}
