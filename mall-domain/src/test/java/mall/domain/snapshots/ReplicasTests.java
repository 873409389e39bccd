package mall.domain.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import mall.testing.Durability;
import mall.testing.LocalServers;
import mall.testing.RedisProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/// Two replicas, a Redis between them that comes and goes, and the truth in a map.
class ReplicasTests {

    static final Duration ONE_SECOND = Duration.ofSeconds(1);

    @TempDir
    Path directory;

    final int port = LocalServers.freePort();
    final Map<String, String> truth = new ConcurrentHashMap<>(Map.of("tea", "green"));

    RedisProcess redis;
    Replica here;
    Replica there;

    @BeforeEach
    void start() {
        redis = startRedis();
        here = new Replica();
        there = new Replica();
        await().until(() -> here.grapevine.isHeard() && there.grapevine.isHeard());
    }

    @AfterEach
    void stop() {
        here.stop();
        there.stop();
        redis.close();
    }

    @Test
    void aChangeHereIsSeenThereWithinASecond() {
        assertThat(there.drinks.get("tea")).contains("green");

        truth.put("tea", "white");
        here.drinks.invalidate("tea");

        await().atMost(ONE_SECOND)
                .untilAsserted(() -> assertThat(there.drinks.get("tea")).contains("white"));
    }

    @Test
    void soIsAChangeOfEverything() {
        there.drinks.get("tea");

        truth.put("tea", "white");
        here.drinks.invalidateAll();

        await().atMost(ONE_SECOND)
                .untilAsserted(() -> assertThat(there.drinks.get("tea")).contains("white"));
    }

    @Test
    void withoutRedisAChangeIsSeenInFiveSeconds() {
        there.drinks.get("tea");
        redis.close();

        truth.put("tea", "white");
        here.drinks.invalidate("tea");

        assertThat(here.drinks.get("tea")).contains("white");
        await().atMost(Duration.ofMillis(5_500))
                .untilAsserted(() -> assertThat(there.drinks.get("tea")).contains("white"));
    }

    @Test
    void whatWasChangedWhileRedisWasAwayIsToldWhenItIsBack() {
        redis.close();
        await().until(() -> !there.grapevine.isHeard());
        there.drinks.get("tea");
        truth.put("tea", "white");
        here.drinks.invalidate("tea");

        redis = startRedis();

        await().atMost(Duration.ofSeconds(15)).until(() -> here.grapevine.isHeard() && there.grapevine.isHeard());
        await().atMost(ONE_SECOND)
                .untilAsserted(() -> assertThat(there.drinks.get("tea")).contains("white"));
    }

    @Test
    void aReplicaStartsWithoutRedisAndHearsOnceItIsThere() {
        redis.close();
        var late = new Replica();
        try {
            assertThat(late.drinks.get("tea")).contains("green");

            redis = startRedis();

            await().atMost(Duration.ofSeconds(15)).until(late.grapevine::isHeard);
            truth.put("tea", "white");
            here.drinks.invalidate("tea");
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(late.drinks.get("tea")).contains("white"));
        } finally {
            late.stop();
        }
    }

    private RedisProcess startRedis() {
        return RedisProcess.start(directory, port, Durability.FLEETING);
    }

    private final class Replica {

        private final RedissonClient redisson;
        private final RedisGrapevine grapevine;
        private final SnapshotCache<String, String> drinks;

        Replica() {
            var config = new Config().setLazyInitialization(true);
            config.useSingleServer()
                    .setAddress("redis://127.0.0.1:" + port)
                    .setTimeout(400)
                    .setConnectTimeout(1_000);
            redisson = Redisson.create(config);
            grapevine = new RedisGrapevine(redisson);
            Function<Set<String>, Map<String, String>> loader =
                    keys -> keys.stream().filter(truth::containsKey).collect(Collectors.toMap(key -> key, truth::get));
            drinks = new Snapshots(grapevine, new SimpleMeterRegistry()).cache("drinks", 100, loader);
            grapevine.start();
        }

        void stop() {
            grapevine.stop();
            redisson.shutdown();
        }
    }
}
