package mall.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
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
