package mall.member.ledger;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static mall.member.ledger.LedgerSamples.aCause;
import static mall.member.ledger.LedgerSamples.points;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Finding;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Refusal;
import mall.domain.kernel.ShopClock;
import mall.testing.MallTest;
import mall.testing.Race;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Whatever is earned, spent, held, released, captured, refunded and expired, in any order and by
/// however many, no unit appears and none is lost. The seed is the test's parameter.
@MallTest(properties = "mall.test.database=conserved-value")
class LedgerConservationTests {

    private static final int STEPS = 200;

    @Autowired
    Ledger ledger;

    @Autowired
    Holds holds;

    @Autowired
    Reversals reversals;

    @Autowired
    Expiries expiries;

    @Autowired
    LedgerViews views;

    @Autowired
    Audit audit;

    @Autowired
    ShopClock clock;

    static Stream<Long> seeds() {
        var random = new Random(20261122);
        return Stream.concat(random.longs(7).boxed(), Stream.of(System.nanoTime()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyStepDoesWhatAnAccountantExpects(long seed) {
        var world = new World(new Random(seed));

        for (int i = 0; i < STEPS; i++) {
            var step = world.step();
            assertThat(did(step.action()))
                    .as("%s as step %s", step.name(), i)
                    .isEqualTo(step.book().getAsBoolean());
            assertThat(world.actual()).as("%s as step %s", step.name(), i).isEqualTo(world.expected());
        }
    }

    @Test
    void manyHandsAtOnceNeitherMakeNorLoseAnything() {
        var seed = System.nanoTime();
        var shared = new World(new Random(seed));

        var race = Race.of(12, number -> {
            var own = new World(shared, new Random(seed + number));
            for (int i = 0; i < 40; i++) did(own.step().action());
        });

        assertThat(race.losers()).as("seed %s", seed).isEmpty();
    }

    @AfterEach
    void theAuditFindsNothing() {
        expiries.due(Expiries.Owner.NONE).forEach(expiries::expire);
        assertThat(audit.run().findings())
                .filteredOn(finding -> finding.check().startsWith("ledger-"))
                .filteredOn(finding -> !finding.check().equals("ledger-holds-end-in-time"))
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

    private record Step(String name, Runnable action, BooleanSupplier book) {}

    private record Picture(Balance balance, Map<Instant, Long> batches) {}

    /// A member, a few causes, and what can be done.
    private final class World {

        private final Random random;
        private final MemberId member;
        private final List<LedgerCause> earned;
        private final List<LedgerCause> owners;
        private final Instant began;
        private final Accountant books = new Accountant();

        World(Random random) {
            this(random, MemberId.next(), causes(), causes(), clock.instant());
        }

        World(World other, Random random) {
            this(random, other.member, other.earned, other.owners, other.began);
        }

        private World(
                Random random, MemberId member, List<LedgerCause> earned, List<LedgerCause> owners, Instant began) {
            this.random = random;
            this.member = member;
            this.earned = earned;
            this.owners = owners;
            this.began = began;
        }

        private static List<LedgerCause> causes() {
            return Stream.generate(LedgerSamples::aCause).limit(12).toList();
        }

        Picture actual() {
            var batches = new TreeMap<Instant, Long>();
            views.expiring(member, Asset.POINTS, Expiry.NEVER.at())
                    .forEach(batch -> batches.put(batch.expiry().at(), batch.amount()));
            return new Picture(views.balance(member, Asset.POINTS), batches);
        }

        Picture expected() {
            var now = clock.instant();
            var usable = books.free.stream().filter(unit -> unit.isAfter(now)).toList();
            var held = books.held.values().stream().mapToInt(List::size).sum();
            return new Picture(
                    new Balance(Asset.POINTS, usable.size(), held, books.owed),
                    new TreeMap<>(usable.stream().collect(groupingBy(unit -> unit, counting()))));
        }

        Step step() {
            int amount = random.nextInt(1, 25);
            var cause = aCause();
            var entry = points(member, amount, cause);
            var source = any(earned);
            var owner = any(owners);
            var expiry = expiry();
            var far = clock.instant().plus(Duration.ofDays(900));
            return switch (random.nextInt(12)) {
                case 0, 1, 2 ->
                    new Step(
                            "earn",
                            () -> ledger.earn(points(member, amount, source), Counter.ISSUED, expiry),
                            () -> books.earn(source, amount, expiry.at(), false));
                case 3 ->
                    new Step(
                            "earn held",
                            () -> ledger.earnHeld(points(member, amount, source), Counter.ISSUED, expiry, far),
                            () -> books.earn(source, amount, expiry.at(), true));
                case 4 ->
                    new Step(
                            "spend",
                            () -> ledger.spend(points(member, amount, owner), Counter.SPENT),
                            () -> books.spend(owner, amount, clock.instant()));
                case 5 ->
                    new Step(
                            "hold",
                            () -> holds.hold(points(member, amount, owner), far),
                            () -> books.hold(owner, amount, clock.instant()));
                case 6 ->
                    new Step(
                            "capture",
                            () -> holds.capture(member, Asset.POINTS, owner, Counter.SPENT, "抵扣"),
                            () -> books.capture(owner));
                case 7 -> release(random.nextBoolean() ? owner : source);
                case 8, 9 ->
                    new Step(
                            "give back",
                            () -> reversals.giveBack(entry, owner, expiry),
                            () -> books.giveBack(owner, amount, expiry.at()));
                case 10 -> {
                    var floor = new Floor(random.nextInt(30));
                    yield new Step(
                            "take back",
                            () -> reversals.takeBack(entry, source, floor),
                            () -> books.takeBack(source, amount, (int) floor.mayOwe()));
                }
                default -> expire();
            };
        }

        private Step release(LedgerCause cause) {
            return new Step(
                    "release",
                    () -> holds.release(member, Asset.POINTS, cause, "退回"),
                    () -> books.receive(books.held.remove(cause)));
        }

        private Step expire() {
            clock.advance(Duration.ofHours(random.nextInt(30)));
            var now = clock.instant();
            return new Step(
                    "expire",
                    () -> expiries.expire(new Expiries.Owner(member, "POINTS")),
                    () -> books.free.removeIf(unit -> !unit.isAfter(now)) || true);
        }

        private Expiry expiry() {
            return random.nextInt(3) == 0
                    ? Expiry.NEVER
                    : new Expiry(began.plus(Duration.ofHours(3 + 24 * random.nextInt(12))));
        }

        private LedgerCause any(List<LedgerCause> causes) {
            return causes.get(random.nextInt(causes.size()));
        }
    }

    /// Keeps the same books in the plainest way: each unit is the moment at which it expires, the
    /// soonest first.
    private static final class Accountant {

        private final List<Instant> free = new ArrayList<>();
        private final Map<LedgerCause, List<Instant>> held = new HashMap<>();
        private final Map<LedgerCause, List<Instant>> spent = new HashMap<>();
        private final Map<LedgerCause, Instant> earned = new HashMap<>();
        private final Map<LedgerCause, Integer> takeable = new HashMap<>();
        private int owed;

        boolean earn(LedgerCause cause, int amount, Instant expiry, boolean toHold) {
            if (earned.putIfAbsent(cause, expiry) != null) return true;
            takeable.put(cause, amount);
            var units = Collections.nCopies(amount, expiry);
            if (toHold) held.put(cause, new ArrayList<>(units));
            else {
                var settled = receiveCounting(units);
                if (settled == amount) earned.put(cause, Expiry.NEVER.at());
            }
            return true;
        }

        boolean spend(LedgerCause cause, int amount, Instant now) {
            if (spent.containsKey(cause)) return true;
            var units = take(amount, now);
            if (!units.isEmpty()) noteSpent(cause, units);
            return !units.isEmpty();
        }

        boolean hold(LedgerCause cause, int amount, Instant now) {
            var already = held.getOrDefault(cause, List.of());
            if (already.size() == amount) return true;
            if (!already.isEmpty() || spent.containsKey(cause)) return false;
            var units = take(amount, now);
            if (!units.isEmpty()) held.put(cause, units);
            return !units.isEmpty();
        }

        boolean capture(LedgerCause cause) {
            if (spent.containsKey(cause)) return true;
            var units = held.remove(cause);
            if (units != null) noteSpent(cause, units);
            return true;
        }

        boolean giveBack(LedgerCause cause, int amount, Instant atLeast) {
            var units = spent.getOrDefault(cause, new ArrayList<>());
            if (units.size() < amount) return false;
            var back = units.subList(0, amount);
            receive(back.stream()
                    .map(unit -> unit.isBefore(atLeast) ? atLeast : unit)
                    .toList());
            back.clear();
            return true;
        }

        boolean takeBack(LedgerCause cause, int amount, int floor) {
            if (takeable.getOrDefault(cause, 0) < amount) return false;
            takeable.merge(cause, -amount, Integer::sum);
            for (int i = 0; i < amount; i++) {
                var frozen = held.getOrDefault(cause, List.of());
                if (!frozen.isEmpty()) frozen.removeFirst();
                else if (free.remove(earned.get(cause)) || !free.isEmpty() && free.removeFirst() != null) continue;
                else if (owed < floor) owed++;
            }
            return true;
        }

        boolean receive(@Nullable List<Instant> units) {
            if (units != null) receiveCounting(units);
            return true;
        }

        private int receiveCounting(List<Instant> units) {
            int settled = Math.min(owed, units.size());
            owed -= settled;
            free.addAll(units.subList(settled, units.size()));
            Collections.sort(free);
            return settled;
        }

        private List<Instant> take(int amount, Instant now) {
            var usable = free.stream()
                    .filter(unit -> unit.isAfter(now))
                    .limit(amount)
                    .toList();
            if (usable.size() < amount) return List.of();
            usable.forEach(free::remove);
            return new ArrayList<>(usable);
        }

        private void noteSpent(LedgerCause cause, List<Instant> units) {
            spent.put(cause, new ArrayList<>(units.reversed()));
        }
    }
}
