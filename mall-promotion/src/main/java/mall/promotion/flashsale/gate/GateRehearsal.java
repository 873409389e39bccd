package mall.promotion.flashsale.gate;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.SkuId;
import mall.domain.runtime.Warmup;
import mall.promotion.flashsale.LotBook;
import mall.promotion.flashsale.LotBook.LotRecord;
import mall.promotion.flashsale.LotBook.Outline;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.SessionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sells out a lot that does not exist, with a small crowd and no orders, so that a process that
/// has just started has its connections to Redis, its scripts there, and its own code compiled when
/// a session opens.
@Component
class GateRehearsal implements Warmup {

    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final int CROWD = 64;

    private final LotId nowhere = new LotId(SessionId.next(), SkuId.next());
    private final RedisCalls redis;
    private final RedisGate gate;
    private final LotBook book;
    private final Clock clock;

    GateRehearsal(RedisCalls redis, RedisGate gate, LotBook book, Clock clock) {
        this.redis = redis;
        this.gate = gate;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public @Nullable Object occasion() {
        var now = clock.instant();
        return book.outlines(now, now.plus(AHEAD)).stream()
                .filter(lot -> lot.closesAt().isAfter(now))
                .max(Comparator.comparing(Outline::opensAt))
                .map(lot -> lot.lot().session())
                .orElse(null);
    }

    @Override
    public void turn() {
        open();
        var admissions = crowd();
        gate.settle(nowhere, Stream.generate(UUID::randomUUID).limit(CROWD).toList());
        gate.turnBack(nowhere, admissions, true);
    }

    private void open() {
        var now = clock.instant();
        var outline = new Outline(nowhere, now.minus(AHEAD), now.plus(AHEAD), true, CROWD, 1, CROWD - 1);
        var rebuild = new Rebuild(redis, nowhere, GateBuilder.LEASE);
        rebuild.shut(gate.look(nowhere).epoch());
        rebuild.draft(Map.of(MemberId.next(), 1));
        rebuild.open(new LotRecord(outline, Map.of()), true);
    }

    /// @return whom the gate let in: all but one
    private List<Admission> crowd() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taps = Stream.<Callable<Verdict>>generate(() -> this::tap)
                    .limit(CROWD)
                    .toList();
            return threads.invokeAll(taps).stream()
                    .map(GateRehearsal::admission)
                    .filter(Objects::nonNull)
                    .toList();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private Verdict tap() {
        return gate.admit(
                new Attempt(nowhere, MemberId.next(), UUID.randomUUID(), "rehearsal", 1, clock.instant(), ""));
    }

    private static @Nullable Admission admission(Future<Verdict> verdict) {
        try {
            return verdict.get() instanceof Verdict.Admitted(var admission) ? admission : null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException away) {
            return null;
        }
    }
}
