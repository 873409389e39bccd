package mall.domain.inventory;

import static mall.domain.inventory.StockTests.KEEPER;
import static mall.domain.inventory.StockTests.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Finding;
import mall.domain.kernel.Ids;
import mall.domain.kernel.Refusal;
import mall.domain.kernel.SkuId;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Whatever is done to stock, in any order and by however many, nothing appears and nothing is
/// lost. The seed is the test's parameter.
@MallTest
class StockConservationTests {

    private static final int STEPS = 150;

    @Autowired
    Stock stock;

    @Autowired
    Allotments allotments;

    @Autowired
    StockViews views;

    @Autowired
    Audit audit;

    static Stream<Long> seeds() {
        var random = new Random(20261121);
        return Stream.concat(random.longs(7).boxed(), Stream.of(System.nanoTime()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyStepDoesWhatAnAccountantExpects(long seed) {
        var random = new Random(seed);
        var world = new World(random);

        for (int i = 0; i < STEPS; i++) {
            var expected = new Accountant(world.accountant);
            var step = world.step();
            boolean done = did(step.action());
            assertThat(done)
                    .as("%s as step %s", step.name(), i)
                    .isEqualTo(step.book().test(expected));
            if (done) world.accountant = expected;
            assertThat(world.actual()).as(step.name()).isEqualTo(world.expected());
        }
    }

    @Test
    void manyHandsAtOnceNeitherMakeNorLoseAnything() {
        var seed = System.nanoTime();
        var shared = new World(new Random(seed));

        var race = Race.of(16, number -> {
            var own = shared.withRandom(new Random(seed + number));
            for (int i = 0; i < 40; i++) did(own.step().action());
        });

        assertThat(race.losers()).as("seed %s", seed).isEmpty();
        assertThat(shared.actual().values()).as("seed %s", seed).allMatch(level -> level.available() >= 0);
    }

    @AfterEach
    void theAuditFindsNothing() {
        assertThat(audit.run().findings())
                .filteredOn(finding -> finding.check().startsWith("stock-"))
                .isNotEmpty()
                .allMatch(Finding::isClean);
    }

    private static boolean did(Runnable action) {
        try {
            action.run();
            return true;
        } catch (Refusal no) {
            return false;
        }
    }

    private record Step(String name, Runnable action, Predicate<Accountant> book) {}

    /// Two SKUs, an allotment of the first, a few orders; and what can be done with them.
    private final class World {

        private final Random random;
        private final List<SkuId> skus;
        private final AllotmentId sale;
        private final List<StockCause> orders;
        private Accountant accountant;

        World(Random random) {
            this.random = random;
            this.skus = List.of(SkuId.next(), SkuId.next());
            this.sale = AllotmentId.next();
            this.orders = IntStream.range(0, 5).mapToObj(_ -> anOrder()).toList();
            skus.forEach(sku -> stock.open(sku, 20, KEEPER));
            allotments.carve(sale, skus.getFirst(), 5, new StockCause("campaign", Ids.next()));
            this.accountant = new Accountant();
            accountant.move(skus.get(0).id(), 15);
            accountant.move(skus.get(1).id(), 20);
            accountant.move(sale.id(), 5);
        }

        private World(World other, Random random) {
            this.random = random;
            this.skus = other.skus;
            this.sale = other.sale;
            this.orders = other.orders;
            this.accountant = other.accountant;
        }

        World withRandom(Random other) {
            return new World(this, other);
        }

        Map<SkuId, StockLevel> actual() {
            return views.levels(skus);
        }

        Map<SkuId, StockLevel> expected() {
            var ofSale = sale.id();
            int free = accountant.onHand(ofSale) - accountant.reserved(ofSale);
            return Map.of(
                    skus.get(0), level(skus.get(0), accountant.onHand(ofSale), accountant.reserved(ofSale), free),
                    skus.get(1), level(skus.get(1), 0, 0, 0));
        }

        private StockLevel level(SkuId sku, int allottedOnHand, int allottedReserved, int free) {
            int onHand = accountant.onHand(sku.id());
            int reserved = accountant.reserved(sku.id());
            return new StockLevel(onHand + allottedOnHand, reserved + allottedReserved, free, onHand - reserved, 0);
        }

        Step step() {
            var order = orders.get(random.nextInt(orders.size()));
            var occasion = Ids.next();
            var takes = takes();
            return switch (random.nextInt(9)) {
                case 0, 1, 2 ->
                    new Step(
                            "reserve",
                            () -> stock.reserve(order, occasion, takes),
                            books -> books.reserve(order, takes));
                case 3 -> new Step("release", () -> stock.release(order), books -> books.releaseAll(order));
                case 4 ->
                    new Step(
                            "release a part",
                            () -> stock.release(order, occasion, takes),
                            books -> books.end(order, takes, 0));
                case 5 ->
                    new Step("ship", () -> stock.shipOut(order, occasion, takes), books -> books.end(order, takes, 1));
                case 6 ->
                    new Step(
                            "put back",
                            () -> stock.putBack(order, occasion, takes),
                            books -> books.putBack(order, takes));
                case 7 -> adjustment();
                default -> carving();
            };
        }

        private Step adjustment() {
            var sku = skus.get(random.nextInt(2));
            int change = random.nextInt(1, 8) * (random.nextBoolean() ? 1 : -1);
            return new Step(
                    "adjust by " + change,
                    () -> stock.adjust(sku, change, "recount", new StockCause("adjustment", Ids.next()), KEEPER),
                    books -> books.move(sku.id(), change));
        }

        private Step carving() {
            var cause = new StockCause("campaign", Ids.next());
            var sku = skus.getFirst();
            int quantity = random.nextInt(1, 5);
            return random.nextBoolean()
                    ? new Step(
                            "carve",
                            () -> allotments.carve(sale, sku, quantity, cause),
                            books -> books.move(sku.id(), -quantity) && books.move(sale.id(), quantity))
                    : new Step(
                            "give back",
                            () -> allotments.giveBack(sale, quantity, cause),
                            books -> books.move(sale.id(), -quantity) && books.move(sku.id(), quantity));
        }

        /// Every take names its pool, so that the accountant need not know in which order a take
        /// that does not is served.
        private List<Take> takes() {
            var takes = new ArrayList<Take>();
            if (random.nextBoolean()) takes.add(new Take(skus.getFirst(), sale, random.nextInt(1, 4)));
            if (takes.isEmpty() || random.nextBoolean()) takes.add(Take.of(skus.get(1), random.nextInt(1, 6)));
            return takes;
        }
    }

    /// Keeps the same books in the plainest way.
    private static final class Accountant {

        private final Map<UUID, Integer> onHand = new HashMap<>();
        private final Map<UUID, Integer> reserved = new HashMap<>();
        private final Map<StockCause, Map<UUID, Integer>> held = new HashMap<>();
        private final Map<StockCause, Map<UUID, Integer>> shipped = new HashMap<>();

        Accountant() {}

        Accountant(Accountant other) {
            onHand.putAll(other.onHand);
            reserved.putAll(other.reserved);
            other.held.forEach((cause, pools) -> held.put(cause, new HashMap<>(pools)));
            other.shipped.forEach((cause, skus) -> shipped.put(cause, new HashMap<>(skus)));
        }

        boolean move(UUID pool, int change) {
            return onHand.merge(pool, change, Integer::sum) >= reserved.getOrDefault(pool, 0);
        }

        boolean reserve(StockCause cause, List<Take> takes) {
            boolean enough = true;
            for (var take : takes) {
                held.computeIfAbsent(cause, _ -> new HashMap<>()).merge(take.pool(), take.quantity(), Integer::sum);
                int sum = reserved.merge(take.pool(), take.quantity(), Integer::sum);
                enough &= sum <= onHand.getOrDefault(take.pool(), 0);
            }
            return enough;
        }

        boolean releaseAll(StockCause cause) {
            held.getOrDefault(cause, Map.of())
                    .forEach((pool, quantity) -> reserved.merge(pool, -quantity, Integer::sum));
            held.remove(cause);
            return true;
        }

        boolean end(StockCause cause, List<Take> takes, int shippedOf) {
            boolean enough = true;
            for (var take : takes) {
                int quantity = take.quantity();
                int left =
                        held.computeIfAbsent(cause, _ -> new HashMap<>()).merge(take.pool(), -quantity, Integer::sum);
                enough &= left >= 0;
                reserved.merge(take.pool(), -quantity, Integer::sum);
                onHand.merge(take.pool(), -quantity * shippedOf, Integer::sum);
                shipped.computeIfAbsent(cause, _ -> new HashMap<>())
                        .merge(take.sku().id(), quantity * shippedOf, Integer::sum);
            }
            return enough;
        }

        boolean putBack(StockCause cause, List<Take> takes) {
            boolean enough = true;
            for (var take : takes) {
                int out = shipped.computeIfAbsent(cause, _ -> new HashMap<>())
                        .merge(take.sku().id(), -take.quantity(), Integer::sum);
                enough &= out >= 0;
                onHand.merge(take.sku().id(), take.quantity(), Integer::sum);
            }
            return enough;
        }

        int onHand(UUID pool) {
            return onHand.getOrDefault(pool, 0);
        }

        int reserved(UUID pool) {
            return reserved.getOrDefault(pool, 0);
        }
    }
}
