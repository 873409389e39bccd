package mall.domain.orders.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What holds for every cart, whatever plays propose and however the merchant combines them: shown
/// for 200,000 carts, each drawn from its number.
class PricingPropertiesTests {

    private static final int CARTS = 200_000;

    @Test
    void goodsAndFreightAndAdjustmentsAreThePayableLineByLineAndNothingIsEverNegative() {
        forEveryCart((cart, quote) -> {
            require(!quote.payable().isNegative());
            require(quote.goods().plus(cart.freight()).plus(quote.adjustments()).equals(quote.payable()));
            for (var line : quote.lines()) {
                require(line.goods().plus(adjustments(quote, line.no())).equals(line.payable()));
                require(!line.payable().isNegative());
            }
            require(!cart.freight().plus(adjustments(quote, null)).isNegative());
        });
    }

    @Test
    void neitherTheOrderOfTheLinesNorThatOfThePlaysMatters() {
        forEveryCart((cart, quote) ->
                require(bySku(cart.shuffled(new Random(cart.freight().fen()))).equals(bySku(quote))));
    }

    @Test
    void noLineHasTwoPromotionsThatDoNotCombineAndWhateverIsMissedSaysWhy() {
        forEveryCart((cart, quote) -> {
            var stacking = new Stacking(cart.plays(), cart.matrix());
            for (var line : quote.lines()) {
                var taken = quote.applied().stream()
                        .filter(one -> one.shares().stream().anyMatch(share -> Objects.equals(share.line(), line.no())))
                        .map(Applied::source)
                        .toList();
                for (var one : taken) require(stacking.rival(taken, one) == null);
            }
            for (var missed : quote.missed()) require(!missed.words().isBlank());
            for (var applied : quote.applied()) require(!applied.words().isBlank());
        });
    }

    private static void forEveryCart(BiConsumer<RandomCarts, PricedQuote> claim) {
        LongStream.range(0, CARTS).parallel().forEach(seed -> {
            var cart = RandomCarts.of(seed);
            try {
                claim.accept(cart, cart.quote());
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError("cart %d: %s".formatted(seed, cart), broken);
            }
        });
    }

    /// Light enough to be asked some millions of times.
    private static void require(boolean holds) {
        if (!holds) assertThat(holds).isTrue();
    }

    private static Money adjustments(PricedQuote quote, @Nullable Integer line) {
        return quote.applied().stream()
                .flatMap(one -> one.shares().stream())
                .filter(share -> Objects.equals(share.line(), line))
                .map(Applied.Share::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private static String bySku(PricedQuote quote) {
        var result = new TreeMap<String, Money>();
        for (var line : quote.lines()) {
            result.merge(line.sku().id() + (line.isGift() ? " gift" : ""), line.payable(), Money::plus);
        }
        var missed = quote.missed().stream().map(Missed::toString).sorted().collect(Collectors.joining());
        return result + " " + quote.payable() + " " + missed;
    }
}
