package mall.promotion.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Applied;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Play;
import mall.domain.orders.pricing.PricedQuote;
import mall.domain.orders.pricing.PricingRequest.Item;
import mall.domain.orders.pricing.Quote;
import mall.domain.orders.pricing.ShopWindow;
import mall.domain.orders.pricing.StackingSettings;
import mall.domain.orders.pricing.StackingSettings.Pair;
import mall.promotion.Baskets;
import mall.promotion.TeaHouse;
import mall.testing.MallTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/// What holds for every cart under the real plays with real rules, however the merchant combines
/// them: shown for 200,000 carts of a newcomer, each drawn from its number.
@MallTest
class PlaysPropertiesTests {

    private static final int CARTS = 200_000;
    private static final int TEAS = 12;
    private static final int CAMPAIGNS_OF_A_PLAY = 12;

    @Autowired
    TeaHouse house;

    @Autowired
    CampaignKinds kinds;

    @Autowired
    JsonMapper json;

    @Autowired
    Clock clock;

    final List<SkuSnapshot> teas = new ArrayList<>();
    final List<Running<?>> campaigns = new ArrayList<>();
    ShopWindow shop = new ShopWindow(List.of(), Baskets.LIU, Baskets.NOON);

    @BeforeEach
    void aShopWithAllPlays() {
        var random = new Random(22);
        for (int i = 0; i < TEAS; i++) {
            teas.add(house.snapshot(house.tea(i < 3 ? 1 + random.nextInt(9) : 1 + random.nextInt(300_00))));
        }
        shop = new ShopWindow(teas, house.member(), clock.instant());
        for (int i = 0; i < CAMPAIGNS_OF_A_PLAY; i++) {
            RandomRules.of(random, teas, json).forEach((play, rules) -> campaigns.add(running(play, rules)));
        }
    }

    @Test
    void everyLineAndTheFreightAddUpToAPayableThatIsNeverNegativeInWhateverOrderTheLinesCome() {
        var tookEffect = ConcurrentHashMap.<String>newKeySet();
        LongStream.range(0, CARTS).parallel().forEach(seed -> {
            var cart = Cart.of(seed, teas, campaigns);
            try {
                var quote = shop.price(cart.items, cart.freight, cart.matrix, cart.plays);
                requireThatItAddsUp(quote, cart.freight);
                quote.applied().forEach(one -> tookEffect.add(one.source().play()));
                var shuffled = new ArrayList<>(cart.items);
                Collections.shuffle(shuffled, new Random(seed));
                var other = shop.price(shuffled, cart.freight, cart.matrix, cart.plays);
                require(bySku(quote).equals(bySku(other)));
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError("cart %d: %s".formatted(seed, cart), broken);
            }
        });
        assertThat(tookEffect)
                .containsExactlyInAnyOrderElementsOf(
                        campaigns.stream().map(Running::code).distinct().toList());
    }

    private static void requireThatItAddsUp(PricedQuote quote, Money freight) {
        require(!quote.payable().isNegative());
        require(quote.goods().plus(freight).plus(quote.adjustments()).equals(quote.payable()));
        for (var line : quote.lines()) {
            require(!line.payable().isNegative());
            require(line.goods().plus(adjustments(quote, line.no())).equals(line.payable()));
        }
        require(!freight.plus(adjustments(quote, null)).isNegative());
    }

    private static Money adjustments(PricedQuote quote, @Nullable Integer line) {
        return quote.applied().stream()
                .flatMap(one -> one.shares().stream())
                .filter(share -> Objects.equals(share.line(), line))
                .map(Applied.Share::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private static String bySku(PricedQuote quote) {
        var lines = new TreeMap<String, Money>();
        for (var line : quote.lines()) {
            lines.merge(line.sku().id() + (line.isGift() ? " gift" : ""), line.payable(), Money::plus);
        }
        var missed = quote.missed().stream().map(Object::toString).sorted().collect(Collectors.joining());
        return lines + " " + quote.payable() + " " + missed;
    }

    /// Light enough to be asked some millions of times.
    private static void require(boolean holds) {
        if (!holds) assertThat(holds).isTrue();
    }

    private Running<?> running(String play, String rules) {
        return running((CampaignPlay<?>) kinds.named(play), rules);
    }

    private <R extends Record> Running<R> running(CampaignPlay<R> play, String rules) {
        return new Running<>(play, Baskets.campaign(json.readValue(rules, play.rules())));
    }

    /// A play of which one campaign runs. None asks for more than its goods cost when its turn comes,
    /// but for the part of a fen that a unit may have.
    record Running<R extends Record>(CampaignPlay<R> play, Campaign<R> campaign) implements Play {

        @Override
        public String code() {
            return play.code();
        }

        @Override
        public Lane lane() {
            return play.lane();
        }

        @Override
        public List<Adjustment> adjust(Quote quote) {
            var proposals = play.propose(campaign, quote);
            for (var proposal : proposals) {
                if (proposal instanceof Off off) require(!off.amount().isMoreThan(most(off, quote)));
            }
            return proposals;
        }

        private static Money most(Off off, Quote quote) {
            return quote.lines().stream()
                    .filter(line -> off.lines().contains(line.no()))
                    .map(line -> line.amount().plus(Money.ofFen(line.quantity())))
                    .reduce(Money.ZERO, Money::plus);
        }
    }

    record Cart(List<Item> items, List<Play> plays, StackingSettings matrix, Money freight) {

        static Cart of(long seed, List<SkuSnapshot> teas, List<Running<?>> campaigns) {
            var random = new Random(seed);
            var shelf = new ArrayList<>(teas);
            Collections.shuffle(shelf, random);
            var items = shelf.subList(0, 1 + random.nextInt(6)).stream()
                    .map(tea -> new Item(tea, 1 + random.nextInt(random.nextInt(4) == 0 ? 30 : 4)))
                    .toList();
            var plays = IntStream.range(0, random.nextInt(7))
                    .<Play>mapToObj(_ -> campaigns.get(random.nextInt(campaigns.size())))
                    .distinct()
                    .toList();
            return new Cart(items, plays, matrix(plays, random), Money.ofFen(random.nextInt(30_00)));
        }

        private static StackingSettings matrix(List<Play> plays, Random random) {
            var pairs = new ArrayList<Pair>();
            for (var one : plays) {
                for (var other : plays) {
                    if (random.nextInt(8) == 0) pairs.add(new Pair(one.code(), other.code(), random.nextBoolean()));
                }
            }
            return new StackingSettings(pairs);
        }
    }
}
