package mall.domain.orders.pricing;

import static mall.domain.orders.pricing.ScriptedPlay.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Adjustment.FreightOff;
import mall.domain.orders.pricing.Adjustment.Gift;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Adjustment.UnitPrice;
import mall.domain.orders.pricing.PricingRequest.Item;
import mall.domain.orders.pricing.StackingSettings.Pair;

/// A cart, the promotions that run, what the merchant says of their combining, and the freight, all
/// drawn from a seed: the same seed is the same cart. Plays look at SKUs and amounts, never at the
/// order of lines; some propose more than there is to take off, some less than nothing.
public record RandomCarts(List<Item> items, List<Play> plays, StackingSettings matrix, Money freight) {

    public static RandomCarts of(long seed) {
        var random = new Random(seed);
        var plays = IntStream.range(0, random.nextInt(8))
                .mapToObj(number -> play("play-" + number, random))
                .toList();
        return new RandomCarts(items(random), plays, matrix(plays, random), Money.ofFen(random.nextInt(50_00)));
    }

    public PricedQuote quote() {
        return quote(items, plays);
    }

    PricedQuote shuffled(Random random) {
        var otherItems = new ArrayList<>(items);
        var otherPlays = new ArrayList<>(plays);
        Collections.shuffle(otherItems, random);
        Collections.shuffle(otherPlays, random);
        return quote(otherItems, otherPlays);
    }

    private PricedQuote quote(List<Item> items, List<Play> plays) {
        return Teas.price(Teas.basket(items.toArray(Item[]::new)), freight, matrix, plays.toArray(Play[]::new));
    }

    private static List<Item> items(Random random) {
        var numbers = new ArrayList<>(IntStream.rangeClosed(1, 30).boxed().toList());
        Collections.shuffle(numbers, random);
        return numbers.subList(0, 1 + random.nextInt(10)).stream()
                .map(number -> new Item(Teas.tea(number, price(random)), 1 + random.nextInt(random.nextInt(3) + 1) * 7))
                .toList();
    }

    private static long price(Random random) {
        return random.nextInt(5) == 0 ? 1 + random.nextInt(5) : 1 + random.nextInt(999_99);
    }

    private static StackingSettings matrix(List<Play> plays, Random random) {
        var pairs = new ArrayList<Pair>();
        for (var one : plays) {
            for (var other : plays) {
                if (random.nextInt(6) == 0) pairs.add(new Pair(one.code(), other.code(), random.nextBoolean()));
            }
        }
        return new StackingSettings(pairs);
    }

    private static Play play(String code, Random random) {
        var lane = List.of(Lane.values()).get(random.nextInt(Lane.values().length));
        var modulus = 1 + random.nextInt(4);
        var kind = random.nextInt(5);
        var fen = random.nextInt(8) == 0 ? -10 : random.nextInt(random.nextInt(4) == 0 ? 5_000_00 : 100_00);
        return new ScriptedPlay(code, lane, quote -> propose(code, kind, modulus, Money.ofFen(fen), quote));
    }

    private static List<Adjustment> propose(String code, int kind, int modulus, Money amount, Quote quote) {
        var mine = quote.lines().stream()
                .filter(line -> line.sku().id().id().getLeastSignificantBits() % modulus == 0)
                .toList();
        var numbers = mine.stream().map(Quote.Line::no).toList();
        if (mine.isEmpty()) return List.of();
        return switch (kind) {
            case 0 ->
                mine.stream()
                        .<Adjustment>map(line -> new UnitPrice(source(code, "1"), line.no(), amount, null))
                        .toList();
            case 1 -> List.of(new Off(source(code, "1"), numbers, amount));
            case 2 -> List.of(new FreightOff(source(code, "1"), amount));
            case 3 ->
                List.of(
                        new Gift(source(code, "1"), numbers, Teas.CUP.id(), 1, null),
                        new Off(source(code, "1"), numbers, amount));
            default ->
                mine.stream()
                        .<Adjustment>map(
                                line -> new Off(source(code, line.sku().id().toString()), List.of(line.no()), amount))
                        .toList();
        };
    }
}
