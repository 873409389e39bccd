package mall.promotion.flashsale.gate;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import mall.domain.kernel.MemberId;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.gate.Verdict.Admitted;
import mall.promotion.flashsale.gate.Verdict.LimitReached;
import mall.promotion.flashsale.gate.Verdict.NotOpen;
import mall.promotion.flashsale.gate.Verdict.Rebuilding;
import mall.promotion.flashsale.gate.Verdict.Repeated;
import mall.promotion.flashsale.gate.Verdict.SoldOut;
import mall.promotion.flashsale.gate.Verdict.TokenUsed;

/// Shoppers who all want one lot, at all replicas in turn. Whoever is told that the gate is away or
/// being rebuilt taps again, with the same token and key, until he is told yes or no. What each was
/// told is kept, to be held against the ledger.
final class Crowd implements AutoCloseable {

    private static final int AT_ONCE = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BREATH = Duration.ofMillis(100);

    /// So often does somebody whose request was repeated look whether his order is there.
    private static final int LOOKS = 30;

    enum Told {
        BOUGHT,
        SOLD_OUT,
        LIMIT_REACHED,
        NEVER_KNEW
    }

    private final LotId lot;
    private final Ledger ledger;
    private final List<Replica> replicas;
    private final Clock clock;
    private final Map<UUID, Told> history = new ConcurrentHashMap<>();
    private final AtomicInteger turns = new AtomicInteger();
    private final ExecutorService shoppers = Executors.newFixedThreadPool(AT_ONCE);

    Crowd(LotId lot, Ledger ledger, List<Replica> replicas, Clock clock) {
        this.lot = lot;
        this.ledger = ledger;
        this.replicas = replicas;
        this.clock = clock;
    }

    /// So many members come, a dozen at a time.
    Crowd comes(int members) {
        for (int number = 0; number < members; number++) comes(MemberId.next());
        return this;
    }

    void comes(MemberId member) {
        shoppers.execute(() -> {
            var token = UUID.randomUUID();
            history.put(token, shop(member, token));
        });
    }

    int told(Told what) {
        return (int) history.values().stream().filter(what::equals).count();
    }

    /// What each request was told, by its token.
    Map<UUID, Told> history() {
        return Map.copyOf(history);
    }

    /// Waits until everybody was told something.
    @Override
    public void close() {
        shoppers.close();
    }

    private Told shop(MemberId member, UUID token) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - end < 0) {
            var replica = replicas.get(turns.getAndIncrement() % replicas.size());
            var told = tap(replica, member, token);
            if (told != Told.NEVER_KNEW) return told;
            LockSupport.parkNanos(BREATH.toNanos());
        }
        return Told.NEVER_KNEW;
    }

    private Told tap(Replica replica, MemberId member, UUID token) {
        try {
            var attempt = new Attempt(lot, member, token, "key", 1, clock.instant(), "");
            return switch (replica.gate.admit(attempt)) {
                case Admitted(var admission) -> place(replica, admission);
                case Repeated(var admission) -> waitFor(admission);
                case SoldOut _ -> Told.SOLD_OUT;
                case LimitReached _ -> Told.LIMIT_REACHED;
                case Rebuilding _ -> Told.NEVER_KNEW;
                case NotOpen _, TokenUsed _ -> throw new IllegalStateException("nobody has reason to say that");
            };
        } catch (GateAway tryAgain) {
            return Told.NEVER_KNEW;
        }
    }

    /// He is told what the ledger says, whatever the gate hears of it.
    private Told place(Replica replica, Admission admission) {
        return switch (replica.placeAnyway(admission, ledger)) {
            case BOUGHT, BOUGHT_BEFORE -> Told.BOUGHT;
            case SOLD_OUT -> Told.SOLD_OUT;
            case LIMIT_REACHED -> Told.LIMIT_REACHED;
        };
    }

    private Told waitFor(UUID admission) {
        for (int look = 0; look < LOOKS; look++) {
            if (ledger.has(admission)) return Told.BOUGHT;
            LockSupport.parkNanos(BREATH.toNanos());
        }
        return Told.NEVER_KNEW;
    }
}
