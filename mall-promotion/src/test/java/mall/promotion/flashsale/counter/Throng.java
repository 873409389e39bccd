package mall.promotion.flashsale.counter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Refusal;
import mall.domain.orders.OrderId;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.counter.CounterRefusal.Busy;
import mall.promotion.flashsale.counter.CounterRefusal.GateShut;
import mall.promotion.flashsale.counter.Outcome.Ordered;
import mall.promotion.flashsale.counter.Outcome.Refused;
import mall.promotion.flashsale.counter.Outcome.Waiting;
import mall.promotion.flashsale.gate.GateAway;

/// Buyers who all want one lot, at the counters of all replicas in turn. Whoever gets no answer taps
/// again, with the same token and key; whoever gets a ticket asks with it. What they were told is
/// kept, to be held against the database.
final class Throng implements AutoCloseable {

    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BREATH = Duration.ofMillis(50);

    private final Crowd crowd;
    private final LotId lot;
    private final List<Counter> counters;
    private final Map<OrderId, MemberId> ordered = new ConcurrentHashMap<>();
    private final Set<MemberId> unanswered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger turns = new AtomicInteger();
    private final ExecutorService buyers = Executors.newFixedThreadPool(AT_ONCE);

    Throng(Crowd crowd, LotId lot, List<Counter> counters) {
        this.crowd = crowd;
        this.lot = lot;
        this.counters = counters;
    }

    /// Each member taps so many times for one unit, with a fresh token each time.
    Throng comes(List<MemberId> members, int times) {
        for (var member : members) {
            buyers.execute(() -> {
                for (int time = 0; time < times; time++) attempt(member);
            });
        }
        return this;
    }

    /// What people were told they have, and who.
    Map<OrderId, MemberId> ordered() {
        return Map.copyOf(ordered);
    }

    /// Those of whom a request had no answer, once at least.
    Set<MemberId> unanswered() {
        return Set.copyOf(unanswered);
    }

    int attempts() {
        return attempts.get();
    }

    /// Waits until everybody was told something, or has given up.
    @Override
    public void close() {
        buyers.close();
    }

    private void attempt(MemberId member) {
        attempts.incrementAndGet();
        var tap = crowd.tap(member, lot, 1);
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - end < 0) {
            try {
                note(member, last(counter().buy(tap), member, end));
                return;
            } catch (GateAway | GateShut | Busy unknown) {
                unanswered.add(member);
                LockSupport.parkNanos(BREATH.toNanos());
            } catch (Refusal no) {
                return;
            }
        }
    }

    private Outcome last(Outcome outcome, MemberId member, long end) {
        var last = outcome;
        while (last instanceof Waiting(var ticket) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(BREATH.toNanos());
            last = counter().outcome(ticket, member);
        }
        return last;
    }

    private void note(MemberId member, Outcome outcome) {
        switch (outcome) {
            case Ordered order -> ordered.put(order.order(), member);
            case Waiting _ -> unanswered.add(member);
            case Refused _ -> {}
        }
    }

    private Counter counter() {
        return counters.get(turns.getAndIncrement() % counters.size());
    }
}
