package mall.domain.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mall.testing.Race;
import org.junit.jupiter.api.Test;

class GatheringTests {

    final ConcurrentLinkedQueue<Set<Integer>> loads = new ConcurrentLinkedQueue<>();
    final CountDownLatch firstMayEnd = new CountDownLatch(1);

    @Test
    void loadsAtOnceForWhoeverIsAlone() {
        var gathering = new Gathering<>(this::load);

        assertThat(gathering.apply(Set.of(1, 2))).isEqualTo(Map.of(1, "1", 2, "2"));
        assertThat(gathering.apply(Set.of(3))).isEqualTo(Map.of(3, "3"));
        assertThat(loads).containsExactly(Set.of(1, 2), Set.of(3));
    }

    @Test
    void loadsTogetherWhatIsAskedForDuringTheLoadBefore() throws Exception {
        var gathering = new Gathering<>(this::loadTheFirstSlowly);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> gathering.apply(Set.of(0)));
            await().until(() -> loads.size() == 1);
            var others = IntStream.rangeClosed(1, 50)
                    .mapToObj(number -> threads.submit(() -> gathering.apply(Set.of(number))))
                    .toList();
            await().until(() -> gathering.waiting() == 50);
            firstMayEnd.countDown();

            assertThat(first.get()).containsEntry(0, "0");
            for (int i = 0; i < 50; i++) assertThat(others.get(i).get()).containsEntry(i + 1, Integer.toString(i + 1));
        }
        assertThat(loads).hasSize(2);
    }

    @Test
    void answersEverybodyOfACrowd() {
        var gathering = new Gathering<>(this::load);

        var race = Race.of(
                1_000,
                number -> assertThat(gathering.apply(Set.of(number))).containsEntry(number, Integer.toString(number)));

        assertThat(race.losers()).isEmpty();
        assertThat(race.winners()).hasSize(1_000);
    }

    @Test
    void tellsAllOfThemWhenALoadFailsAndLoadsAgainForTheNext() {
        var broken = new Gathering<Integer, String>(keys -> {
            if (keys.contains(13)) throw new IllegalStateException("on purpose");
            return load(keys);
        });

        assertThatThrownBy(() -> broken.apply(Set.of(13))).isInstanceOf(IllegalStateException.class);
        assertThat(broken.apply(Set.of(14))).containsEntry(14, "14");
    }

    private Map<Integer, String> load(Set<Integer> keys) {
        loads.add(Set.copyOf(keys));
        return keys.stream().collect(Collectors.toMap(key -> key, key -> Integer.toString(key)));
    }

    private Map<Integer, String> loadTheFirstSlowly(Set<Integer> keys) {
        var loaded = load(keys);
        try {
            if (keys.contains(0)) firstMayEnd.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return loaded;
    }
}
