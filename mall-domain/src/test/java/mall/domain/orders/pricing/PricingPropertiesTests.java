package mall.domain.orders.pricing;

import static mall.domain.orders.pricing.ScriptedPlay.source;
import static mall.domain.orders.pricing.Teas.basket;
import static mall.domain.orders.pricing.Teas.price;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.Adjustment.FreightOff;
import mall.domain.orders.pricing.Adjustment.Gift;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Adjustment.UnitPrice;
import mall.domain.orders.pricing.PricingRequest.Item;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

/// What holds for every basket, whatever plays propose.
class PricingPropertiesTests {

    @Property
    void goodsAndFreightAndAdjustmentsAreThePayableAndItIsNeverNegative(
            @ForAll("items") List<Item> items,
            @ForAll("plays") List<Play> plays,
            @ForAll @LongRange(min = 0, max = 50_00) long freight) {
        var quote = priced(items, plays, freight);

        assertThat(quote.payable().isNegative()).isFalse();
        assertThat(quote.goods().plus(Money.ofFen(freight)).plus(quote.adjustments()))
                .isEqualTo(quote.payable());
    }

    @Property
    void everyLineAndTheFreightAddUpByThemselves(
            @ForAll("items") List<Item> items,
            @ForAll("plays") List<Play> plays,
            @ForAll @LongRange(min = 0, max = 50_00) long freight) {
        var quote = priced(items, plays, freight);

        for (var line : quote.lines()) {
            assertThat(line.goods().plus(adjustments(quote, line.no()))).isEqualTo(line.payable());
            assertThat(line.payable().isNegative()).isFalse();
        }
        assertThat(Money.ofFen(freight).plus(adjustments(quote, null)).isNegative())
                .isFalse();
    }

    @Property
    void theOrderOfTheLinesDoesNotMatter(
            @ForAll("items") List<Item> items, @ForAll("plays") List<Play> plays, @ForAll Random random) {
        var shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, random);

        assertThat(bySku(priced(shuffled, plays, 8_00))).isEqualTo(bySku(priced(items, plays, 8_00)));
    }

    @Property
    void theSameBasketHasTheSamePriceTwice(@ForAll("items") List<Item> items, @ForAll("plays") List<Play> plays) {
        assertThat(priced(items, plays.reversed(), 8_00)).isEqualTo(priced(items, plays, 8_00));
    }

    @Property
    void withinALaneALineTakesOnePromotion(@ForAll("items") List<Item> items, @ForAll("plays") List<Play> plays) {
        var quote = priced(items, plays, 8_00);
        var lanes = plays.stream().collect(Collectors.toMap(Play::code, Play::lane));

        for (var line : quote.lines()) {
            var taken = quote.applied().stream()
                    .filter(one -> one.shares().stream()
                            .anyMatch(share -> Integer.valueOf(line.no()).equals(share.line())))
                    .map(one -> lanes.get(one.source().play()))
                    .toList();
            assertThat(taken).doesNotHaveDuplicates();
        }
    }

    private static PricedQuote priced(List<Item> items, List<Play> plays, long freight) {
        return price(basket(items.toArray(Item[]::new)), Money.ofFen(freight), plays.toArray(Play[]::new));
    }

    private static Money adjustments(PricedQuote quote, @Nullable Integer line) {
        return quote.applied().stream()
                .flatMap(one -> one.shares().stream())
                .filter(share -> Objects.equals(share.line(), line))
                .map(Applied.Share::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private static TreeMap<String, Money> bySku(PricedQuote quote) {
        var result = new TreeMap<String, Money>();
        for (var line : quote.lines()) {
            result.merge(line.sku().id() + (line.isGift() ? " gift" : ""), line.payable(), Money::plus);
        }
        result.put("payable", quote.payable());
        return result;
    }

    @Provide
    Arbitrary<List<Item>> items() {
        var item = Combinators.combine(
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.longs().between(1, 999_99),
                        Arbitraries.integers().between(1, 50))
                .as((number, price, quantity) -> new Item(Teas.tea(number, price), quantity));
        return item.list().uniqueElements(one -> one.sku().id()).ofMinSize(1).ofMaxSize(8);
    }

    /// Plays that look at SKUs and amounts, never at the order of lines.
    @Provide
    Arbitrary<List<Play>> plays() {
        var play = Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of(Lane.class),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.longs().between(-10, 3_000_00),
                        Arbitraries.integers().between(1, 5))
                .as(PricingPropertiesTests::play);
        return play.list().uniqueElements(Play::code).ofMaxSize(7);
    }

    private static Play play(int number, Lane lane, int kind, long fen, int modulus) {
        var code = "play-" + number;
        return new ScriptedPlay(code, lane, quote -> {
            var mine = quote.lines().stream()
                    .filter(line -> line.sku().id().id().getLeastSignificantBits() % modulus == 0)
                    .map(Quote.Line::no)
                    .toList();
            if (mine.isEmpty()) return List.of();
            return switch (kind) {
                case 0 ->
                    mine.stream()
                            .<Adjustment>map(no -> new UnitPrice(source(code, "1"), no, Money.ofFen(fen), null))
                            .toList();
                case 1 -> List.of(new Off(source(code, "1"), mine, Money.ofFen(fen)));
                case 2 -> List.of(new FreightOff(source(code, "1"), Money.ofFen(fen)));
                case 3 ->
                    List.of(
                            new Gift(source(code, "1"), mine, Teas.CUP.id(), 1, null),
                            new Off(source(code, "1"), mine, Money.ofFen(fen)));
                default ->
                    mine.stream()
                            .<Adjustment>map(no ->
                                    new Off(source(code, "on " + skuOf(quote, no)), List.of(no), Money.ofFen(fen)))
                            .toList();
            };
        });
    }

    private static SkuId skuOf(Quote quote, int no) {
        return quote.lines().stream()
                .filter(line -> line.no() == no)
                .findFirst()
                .orElseThrow()
                .sku()
                .id();
    }
}
