package mall.domain.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mall.domain.kernel.Ids;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@MallTest
class SnapshotCacheTests {

    @Autowired
    Snapshots snapshots;

    @Autowired
    TransactionTemplate transaction;

    final Map<String, String> truth = new ConcurrentHashMap<>(Map.of("tea", "green", "coffee", "black"));
    final List<Set<String>> loads = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whatWasLoadedIsNotLoadedAgain() {
        var cache = cache();

        assertThat(cache.get("tea")).contains("green");
        assertThat(cache.get("tea")).contains("green");

        assertThat(loads).containsExactly(Set.of("tea"));
    }

    @Test
    void whatIsMissingIsLoadedInOneCall() {
        var cache = cache();
        cache.get("tea");

        var drinks = cache.getAll(List.of("coffee", "tea", "cocoa", "coffee"));

        assertThat(drinks).containsExactly(Map.entry("coffee", "black"), Map.entry("tea", "green"));
        assertThat(loads).containsExactly(Set.of("tea"), Set.of("coffee", "cocoa"));
    }

    @Test
    void whatDoesNotExistIsNotRemembered() {
        var cache = cache();
        assertThat(cache.get("cocoa")).isEmpty();

        truth.put("cocoa", "sweet");

        assertThat(cache.get("cocoa")).contains("sweet");
    }

    @Test
    void manyWhoAskAtOnceCauseOneLoad() throws Exception {
        var cache = cache();
        var start = new CountDownLatch(1);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> asking = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                asking.add(threads.submit(() -> {
                    start.await();
                    return cache.getAll(List.of("tea", "coffee"));
                }));
            }
            start.countDown();
            for (var asked : asking) assertThat(asked.get()).isEqualTo(Map.of("tea", "green", "coffee", "black"));
        }

        assertThat(loads.stream().flatMap(Set::stream).filter("tea"::equals)).hasSize(1);
    }

    @Test
    void whoWaitsForALoadThatFailsLoadsForHimself() throws Exception {
        var loading = new CountDownLatch(1);
        var fail = new CountDownLatch(1);
        SnapshotCache<String, String> cache = snapshots.cache("test." + Ids.next(), 10, keys -> {
            loads.add(Set.copyOf(keys));
            if (loads.size() > 1) return Map.of("tea", "green");
            loading.countDown();
            await(fail);
            throw new IllegalStateException("the database is away");
        });

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> cache.get("tea"));
            loading.await();
            var second = threads.submit(() -> cache.get("tea"));
            fail.countDown();

            assertThatThrownBy(first::get).hasRootCauseMessage("the database is away");
            assertThat(second.get()).contains("green");
        }
    }

    @Test
    void aChangeIsSeenAtOnceWhereItWasMade() {
        var cache = cache();
        cache.get("tea");

        truth.put("tea", "white");
        cache.invalidate("tea");

        assertThat(cache.get("tea")).contains("white");
    }

    @Test
    void allOfItCanBeDropped() {
        var cache = cache();
        cache.getAll(List.of("tea", "coffee"));

        truth.replaceAll((_, _) -> "iced");
        cache.invalidateAll();

        assertThat(cache.getAll(List.of("tea", "coffee")).values()).containsOnly("iced");
    }

    @Test
    void aTransactionSeesItsOwnChangeAndOthersOnlyAfterTheCommit() {
        var cache = cache();
        cache.get("tea");

        transaction.executeWithoutResult(_ -> {
            cache.invalidate("tea");
            truth.put("tea", "white");
            assertThat(cache.get("tea")).contains("white");
            assertThat(elsewhere(() -> cache.get("tea"))).contains("green");
        });

        assertThat(cache.get("tea")).contains("white");
    }

    @Test
    void aChangeThatIsRolledBackChangesNothing() {
        var cache = cache();
        cache.get("tea");

        transaction.executeWithoutResult(status -> {
            cache.invalidate("tea");
            status.setRollbackOnly();
        });
        cache.get("tea");

        assertThat(loads).hasSize(1);
    }

    @Test
    void keepsNoMoreThanItMay() {
        SnapshotCache<Integer, Integer> cache = snapshots.cache(
                "test." + Ids.next(), 100, keys -> keys.stream().collect(Collectors.toMap(key -> key, key -> key)));

        cache.getAll(IntStream.range(0, 1_000).boxed().toList());

        assertThat(cache.entries().asMap()).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void aNameIsGivenOnce() {
        snapshots.cache("test.twice", 1, keys -> Map.of());

        assertThatThrownBy(() -> snapshots.cache("test.twice", 1, keys -> Map.of()))
                .isInstanceOf(IllegalStateException.class);
    }

    private SnapshotCache<String, String> cache() {
        return snapshots.cache("test." + Ids.next(), 100, keys -> {
            loads.add(Set.copyOf(keys));
            return keys.stream().filter(truth::containsKey).collect(Collectors.toMap(key -> key, truth::get));
        });
    }

    private static <T> T elsewhere(java.util.concurrent.Callable<T> question) {
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            return thread.submit(question).get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
