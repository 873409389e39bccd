package mall.domain.orders;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mall.domain.kernel.Idempotency.KeyInFlight;
import mall.domain.kernel.Refusal;
import mall.domain.orders.BasketRefusal.CheckoutBusy;
import mall.domain.orders.Outcome.Failed;
import mall.domain.runtime.ReservedConnections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Lets orders of this process share their commits. Requests leave their drafts here and wait; one
/// thread places all that have gathered while it placed the ones before. Nobody waits for others to
/// come: while nothing is under way an order is placed at once, and the more come, the more share.
///
/// A row that everybody wants is then locked once for all of them, and the disk is waited for once.
/// Where there are more orders than can be placed in time, the door is shut for a moment.
@Component
class SharedCommits implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SharedCommits.class);

    static final int MOST_WAITING = 1_000;
    static final int MOST_TOGETHER = 200;

    /// Longer than a connection is waited for.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration A_LOOK = Duration.ofMillis(100);

    private final OrderCommits commits;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final DistributionSummary together;
    private final Duration patience;
    private volatile boolean open;
    private volatile boolean stopped;
    private Thread writer = new Thread();

    @Autowired
    SharedCommits(OrderCommits commits, MeterRegistry meters) {
        this(commits, meters, PATIENCE);
    }

    SharedCommits(OrderCommits commits, MeterRegistry meters, Duration patience) {
        this.commits = commits;
        this.patience = patience;
        this.together = meters.summary("mall.orders.together");
        meters.gaugeCollectionSize("mall.orders.waiting", Tags.empty(), queue);
    }

    /// Returns after the commit.
    ///
    /// @throws CheckoutBusy when there are too many, or the mall is stopping: whoever comes again with
    /// the same key finds what became of it
    /// @throws KeyInFlight when it is being placed still
    Outcome place(OrderDraft draft) {
        var waiting = new Waiting(draft, new CompletableFuture<>());
        if (!open || !queue.offer(waiting)) throw new CheckoutBusy();
        // Shut in between: perhaps nobody looks into the queue any more.
        if (!open && queue.remove(waiting)) throw new CheckoutBusy();
        try {
            return waiting.outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw withdrawn(waiting);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw withdrawn(waiting);
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    /// What is taken up already may well become an order.
    private Refusal withdrawn(Waiting waiting) {
        if (queue.remove(waiting)) return new CheckoutBusy();
        return new KeyInFlight(waiting.draft.key().key());
    }

    private void write() {
        while (!stopped && (open || !queue.isEmpty())) {
            try {
                var batch = gathered();
                if (!batch.isEmpty()) serve(batch);
            } catch (RuntimeException | Error failure) {
                log.error("The writer of orders goes on", failure);
            }
        }
    }

    private List<Waiting> gathered() {
        var batch = new ArrayList<Waiting>();
        try {
            var first = queue.poll(A_LOOK.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) batch.add(first);
        } catch (InterruptedException nobodyDoes) {
            log.warn("The writer of orders was interrupted");
        }
        if (!batch.isEmpty()) queue.drainTo(batch, MOST_TOGETHER - 1);
        return batch;
    }

    /// Whatever happens, nobody is left waiting.
    private void serve(List<Waiting> batch) {
        try {
            together.record(batch.size());
            var drafts = batch.stream().map(Waiting::draft).toList();
            // One connection for all of them, which need not wait behind those who want one each.
            var outcomes = ReservedConnections.allow(() -> commits.together(drafts));
            for (var one : batch) {
                one.outcome.complete(Objects.requireNonNull(outcomes.get(one.draft.id())));
            }
        } catch (RuntimeException | Error failure) {
            batch.forEach(one -> one.outcome.complete(new Failed(new IllegalStateException(failure))));
            log.error("Orders could not be placed", failure);
        }
    }

    @Override
    public synchronized void start() {
        if (open) return;
        open = true;
        stopped = false;
        // Virtual, so that it takes its turn with the requests and more of them gather meanwhile: as a
        // platform thread it hurries ahead of them with batches half the size, and places fewer.
        writer = Thread.ofVirtual().name("orders").start(this::write);
    }

    /// Places what was taken up, as long as anybody can still be waiting for it.
    @Override
    public synchronized void stop() {
        open = false;
        try {
            if (writer.join(patience)) return;
            log.error("The writer of orders does not come to an end");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        stopped = true;
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    /// Stops after the doors that orders come through, and before what they are told to.
    @Override
    public int getPhase() {
        return 2;
    }

    private record Waiting(OrderDraft draft, CompletableFuture<Outcome> outcome) {}
}
