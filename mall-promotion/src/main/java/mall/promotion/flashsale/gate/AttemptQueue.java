package mall.promotion.flashsale.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import mall.promotion.flashsale.LotId;

/// The attempts at one lot that wait in this process. Whoever comes to an empty queue is sent to
/// Redis at once; whoever comes while others are there goes with the next call, together with all
/// who came meanwhile. So a crowd costs a few calls with many attempts instead of many calls, and
/// nobody waits for company.
final class AttemptQueue {

    /// Redis serves nobody else meanwhile: a third of a millisecond.
    private static final int AT_ONCE = 64;

    private final RedisCalls redis;
    private final List<Object> keys;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isServed = new AtomicBoolean();

    AttemptQueue(RedisCalls redis, LotId lot) {
        this.redis = redis;
        this.keys = LotKeys.of(lot).toAdmit();
    }

    /// What the script answers, in its own figures. Whoever does not wait any longer cancels it,
    /// and if nobody has gone to Redis for him yet, nobody will.
    CompletableFuture<Long> join(Attempt attempt) {
        var one = new Waiting(attempt, new CompletableFuture<>());
        waiting.add(one);
        serve();
        return one.answer;
    }

    private void serve() {
        if (isServed.compareAndSet(false, true)) Thread.startVirtualThread(this::serveAll);
    }

    private void serveAll() {
        try {
            for (var next = next(); !next.isEmpty(); next = next()) ask(next);
        } finally {
            isServed.set(false);
        }
        // Somebody may have come between the last look and this.
        if (!waiting.isEmpty()) serve();
    }

    private List<Waiting> next() {
        var next = new ArrayList<Waiting>();
        while (next.size() < AT_ONCE) {
            var one = waiting.poll();
            if (one == null) break;
            if (!one.answer.isDone()) next.add(one);
        }
        return next;
    }

    private void ask(List<Waiting> together) {
        try {
            var values = together.stream().flatMap(one -> one.attempt.values()).toArray();
            List<Long> answers = redis.run(Script.ADMIT, keys, values);
            for (int i = 0; i < together.size(); i++) together.get(i).answer.complete(answers.get(i));
        } catch (Exception failure) {
            together.forEach(one -> one.answer.completeExceptionally(failure));
            if (failure instanceof InterruptedException) Thread.currentThread().interrupt();
        }
    }

    private record Waiting(Attempt attempt, CompletableFuture<Long> answer) {}
}
