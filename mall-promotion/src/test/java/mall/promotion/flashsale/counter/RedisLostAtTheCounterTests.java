package mall.promotion.flashsale.counter;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import mall.SecondMall;
import mall.domain.audit.Audit;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.orders.OrderId;
import mall.promotion.TeaHouse;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.SaleFloor;
import mall.promotion.flashsale.Sales;
import mall.promotion.flashsale.counter.Outcome.Ordered;
import mall.promotion.flashsale.gate.Attempt;
import mall.promotion.flashsale.gate.Gate;
import mall.promotion.flashsale.gate.Verdict;
import mall.testing.Durability;
import mall.testing.LocalServers;
import mall.testing.MallTest;
import mall.testing.Race;
import mall.testing.RedisProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The whole way of a purchase, from the counter to the committed order, at two replicas whose Redis
/// is killed, emptied and rolled back in the middle of a sale (F05, F06, F07).
@MallTest(properties = "mall.jobs.enabled=true")
@DirtiesContext
class RedisLostAtTheCounterTests {

    static final int QUOTA = 100;
    static final int LIMIT = 2;
    static final int PORT = LocalServers.freePort();

    @TempDir
    static Path directory;

    static RedisProcess redis;

    @Autowired
    ConfigurableApplicationContext here;

    @Autowired
    TeaHouse house;

    @Autowired
    SaleFloor floor;

    @Autowired
    Crowd crowd;

    @Autowired
    Counter counter;

    @Autowired
    Ledger ledger;

    @Autowired
    Gate gate;

    @Autowired
    Audit audit;

    @Autowired
    RedissonClient redisson;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    ConfigurableApplicationContext there;
    List<Counter> counters;

    @DynamicPropertySource
    static void ownRedis(DynamicPropertyRegistry properties) {
        properties.add("spring.data.redis.host", () -> "127.0.0.1");
        properties.add("spring.data.redis.port", () -> PORT);
    }

    @BeforeAll
    static void startRedis() {
        redis = RedisProcess.start(directory, PORT, Durability.LASTING);
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void startTheOther() {
        there = SecondMall.beside(here);
        counters = List.of(counter, there.getBean(Counter.class));
    }

    @AfterEach
    void stopTheOther() {
        there.close();
    }

    @Test
    void exactlyTheQuotaIsSoldAndEverybodyHasWhatHeWasTold() throws IOException {
        var lot = sale(QUOTA, LIMIT);
        var members = crowd.people(1_000);
        var throng = new Throng(crowd, lot, counters);
        try (throng) {
            throng.comes(members, 3);
            awaitSold(lot, QUOTA / 5);
            var copy = Files.readAllBytes(log());
            restart(log -> {});
            awaitSold(lot, QUOTA / 2);
            redisson.getKeys().flushall();
            awaitSold(lot, QUOTA * 3 / 4);
            restart(log -> Files.write(log, copy));
        }
        var late = new Throng(crowd, lot, counters);
        try (late) {
            // Somebody may have been sent away for a unit that was promised and came back.
            await().atMost(Duration.ofSeconds(15)).until(() -> {
                if (floor.sold(lot) < QUOTA) late.comes(crowd.people(2), 1);
                return floor.sold(lot) == QUOTA;
            });
        }

        assertThat(throng.attempts()).isEqualTo(3_000);
        var orders = orders(lot);
        assertThat(orders).hasSize(QUOTA);
        assertThat(mostOfAnybody(lot)).isLessThanOrEqualTo(LIMIT);
        for (var one : List.of(throng, late)) assertThat(orders).containsAllEntriesOf(one.ordered());
        orders.forEach((order, buyer) -> assertThat(throng.ordered().containsKey(order)
                        || late.ordered().containsKey(order)
                        || throng.unanswered().contains(buyer)
                        || late.unanswered().contains(buyer))
                .as("%s has %s, and was told no", buyer, order)
                .isTrue());
        awaitNothingPending(lot, 0);
        assertThat(audit.run().findings())
                .filteredOn(finding -> !finding.isClean())
                .isEmpty();
    }

    @Test
    void ofTwentyForOneUnitAtTwoReplicasOneHasAnOrder() {
        var lot = sale(1, 1);
        var taps = crowd.people(20).stream()
                .map(member -> crowd.tap(member, lot, 1))
                .toList();

        var race = Race.of(IntStream.range(0, taps.size())
                .mapToObj(number ->
                        (Callable<Outcome>) () -> counters.get(number % 2).buy(taps.get(number)))
                .toList());

        assertThat(race.winners()).hasSize(1).hasOnlyElementsOfType(Ordered.class);
        assertThat(orders(lot)).hasSize(1);
        awaitNothingPending(lot, 0);
    }

    /// As when a process dies, or loses Redis, after the commit.
    @Test
    void whatWasCommittedButNotSettledIsSettledByTakeUpAndNotOrderedAgain() {
        var lot = sale(5, 1);
        var tap = crowd.tap(house.member(), lot, 1);
        var form = Form.of(tap);
        var at = clock.instant().truncatedTo(MILLIS);
        var attempt = new Attempt(lot, tap.member(), Ids.next(), form.hash(), 1, at, form.write());
        var admission = ((Verdict.Admitted) gate.admit(attempt)).admission();

        ledger.decide(List.of(new Place(admission, form, false)));
        assertThat(orders(lot)).hasSize(1);

        awaitNothingPending(lot, 4);
        assertThat(orders(lot)).hasSize(1).containsValue(tap.member());
    }

    private LotId sale(int quota, int limit) {
        var tea = house.tea(50_00);
        house.index(tea);
        var session = floor.open(tea, quota, limit);
        var sales = there.getBean(Sales.class);
        await().until(() -> sales.session(session.id()).isPresent());
        return crowd.atTheGate(session);
    }

    private void awaitSold(LotId lot, int units) {
        await().atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> floor.sold(lot) >= units);
    }

    /// Nobody is left in the stream, and the gate has what the ledger has.
    private void awaitNothingPending(LotId lot, int left) {
        var stream = "flash:{%s:%s}:admissions".formatted(lot.session(), lot.sku());
        await().atMost(TakeUp.IDLE.plusSeconds(5)).untilAsserted(() -> {
            assertThat(redisson.getStream(stream).size()).isZero();
            var level = gate.level(lot).orElseThrow();
            assertThat(level.pending()).isZero();
            assertThat(level.left()).isEqualTo(left);
        });
    }

    private Map<OrderId, MemberId> orders(LotId lot) {
        return jdbc
                .sql("""
                        select placed.id, placed.buyer_id
                        from flash_purchase purchase join customer_order placed on placed.id = purchase.order_id
                        where purchase.session_id = :session and purchase.released_at is null
                        """)
                .param("session", lot.session().id())
                .query((row, _) -> Map.entry(
                        new OrderId(row.getObject("id", UUID.class)),
                        new MemberId(row.getObject("buyer_id", UUID.class))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private int mostOfAnybody(LotId lot) {
        return jdbc.sql("""
                        select max(units) from (
                            select sum(units) as units from flash_purchase
                            where session_id = :session and released_at is null group by member_id) has
                        """)
                .param("session", lot.session().id())
                .query(Integer.class)
                .single();
    }

    private static void restart(Loss loss) throws IOException {
        redis.kill();
        loss.to(log());
        redis = RedisProcess.start(directory, PORT, Durability.LASTING);
    }

    private static Path log() {
        return directory.resolve("appendonly.aof");
    }

    @FunctionalInterface
    private interface Loss {
        void to(Path log) throws IOException;
    }
}
