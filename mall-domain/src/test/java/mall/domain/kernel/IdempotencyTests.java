package mall.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import mall.domain.kernel.Idempotency.KeyInFlight;
import mall.domain.kernel.Idempotency.KeyReused;
import mall.domain.kernel.Idempotency.Look;
import mall.domain.kernel.Idempotency.Unusable;
import mall.domain.kernel.Idempotency.Unused;
import mall.domain.kernel.Idempotency.Used;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@MallTest
class IdempotencyTests {

    @Autowired
    Idempotency idempotency;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    IdempotencySweep sweep;

    @Autowired
    ShopClock clock;

    final IdempotencyKey key = new IdempotencyKey(Ids.next(), "place-order", "key-0001", "hash-of-body");

    @Test
    void aRepeatGetsWhatTheFirstCallMade() {
        var made = once(key, Ids::next);

        var again = once(key, () -> {
            throw new AssertionError("done already");
        });

        assertThat(again).isEqualTo(made);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        once(key, Ids::next);

        var otherBody = new IdempotencyKey(key.owner(), key.operation(), key.key(), "another-hash");

        assertThatThrownBy(() -> once(otherBody, Ids::next)).isInstanceOf(KeyReused.class);
    }

    @Test
    void keysOfTwoOwnersNeverMeet() {
        var made = once(key, Ids::next);

        var other = once(new IdempotencyKey(Ids.next(), key.operation(), key.key(), key.bodyHash()), Ids::next);

        assertThat(other).isNotEqualTo(made);
    }

    @Test
    void workThatFailedMayBeDoneAgain() {
        assertThatThrownBy(() -> once(key, () -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(once(key, Ids::next)).isNotNull();
    }

    @Test
    void aKeyIsRememberedForADay() {
        var made = once(key, Ids::next);

        clock.advance(Duration.ofHours(23));
        sweep.forget();
        assertThat(once(key, Ids::next)).isEqualTo(made);

        clock.advance(Duration.ofHours(2));
        sweep.forget();
        assertThat(once(key, Ids::next)).isNotEqualTo(made);
        clock.advance(Duration.ofHours(-25));
    }

    @Test
    void nobodyIsRememberedOutsideATransaction() {
        assertThatThrownBy(() -> idempotency.once(key, Ids::next)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void manyKeysAreLookedAtAtOnce() {
        var made = once(key, Ids::next);
        var otherBody = new IdempotencyKey(key.owner(), key.operation(), key.key(), "another-hash");
        var unused = new IdempotencyKey(key.owner(), key.operation(), "key-0002", "hash-of-body");

        var looks = transaction.execute(_ -> idempotency.look(List.of(unused, key, unused, otherBody)));

        assertThat(looks)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(new Unused()),
                        known -> assertThat(known).isEqualTo(new Used(made)),
                        twice -> assertThat(why(twice)).isInstanceOf(KeyInFlight.class),
                        other -> assertThat(why(other)).isInstanceOf(KeyInFlight.class));
    }

    @Test
    void aKeyThatSomebodyElseHasIsInFlight() throws Exception {
        try (var another = Executors.newVirtualThreadPerTaskExecutor()) {
            transaction.executeWithoutResult(_ -> {
                idempotency.look(List.of(key));

                assertThat(another.submit(() -> transaction.execute(_ -> idempotency.look(List.of(key)))))
                        .succeedsWithin(Duration.ofSeconds(10))
                        .satisfies(looks -> assertThat(why(looks.getFirst())).isInstanceOf(KeyInFlight.class));
            });
        }
    }

    @Test
    void whatWasMadeMeanwhileIsNoticedWhenItIsRemembered() {
        once(key, Ids::next);
        var fresh = new IdempotencyKey(key.owner(), key.operation(), "key-0002", "hash-of-body");

        var late = transaction.execute(_ -> idempotency.remember(Map.of(key, Ids.next(), fresh, Ids.next())));

        assertThat(late).containsOnlyKeys(key);
    }

    private static Refusal why(Look look) {
        return ((Unusable) look).why();
    }

    @Test
    void sixtyFourAtOnceMakeOneThing() throws Exception {
        var worked = new AtomicInteger();
        Set<UUID> results = ConcurrentHashMap.newKeySet();
        List<Callable<Void>> requests = IntStream.range(0, 64)
                .<Callable<Void>>mapToObj(_ -> () -> {
                    results.add(persistently(() -> {
                        worked.incrementAndGet();
                        return Ids.next();
                    }));
                    return null;
                })
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var request : threads.invokeAll(requests)) request.get();
        }

        assertThat(worked).hasValue(1);
        assertThat(results).hasSize(1);
    }

    /// As a client does: told that the request is being worked on, it asks again.
    private UUID persistently(Supplier<UUID> work) {
        while (true) {
            try {
                return once(key, work);
            } catch (KeyInFlight again) {
                Thread.onSpinWait();
            }
        }
    }

    private UUID once(IdempotencyKey key, Supplier<UUID> work) {
        return transaction.execute(_ -> idempotency.once(key, work));
    }
}
