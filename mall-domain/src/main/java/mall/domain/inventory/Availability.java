package mall.domain.inventory;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import mall.domain.kernel.SkuId;
import mall.domain.snapshots.SnapshotCache;
import mall.domain.snapshots.Snapshots;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What is available of every SKU, from memory. Word of changes is gathered and told a few times a
/// second, so that a thousand orders for one SKU cost the caches no more than five.
@Component
class Availability implements SmartLifecycle {

    static final Duration GATHERING = Duration.ofMillis(200);

    private final JdbcClient jdbc;
    private final TaskScheduler scheduler;
    private final SnapshotCache<SkuId, Integer> cache;
    private final Set<SkuId> changed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean gathering = new AtomicBoolean();
    private volatile boolean running;

    Availability(JdbcClient jdbc, TaskScheduler scheduler, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.scheduler = scheduler;
        this.cache = snapshots.cache("inventory.available", 200_000, this::load);
    }

    Map<SkuId, Integer> of(Collection<SkuId> skus) {
        return cache.getAll(skus);
    }

    /// These SKUs have moved, if the transaction commits.
    void note(Set<SkuId> skus) {
        if (skus.isEmpty()) return;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                changed.addAll(skus);
                if (gathering.compareAndSet(false, true)) tellSoon();
            }
        });
    }

    /// At once when the mall is stopping: the scheduler takes nothing up any more, and the change
    /// is committed all the same.
    private void tellSoon() {
        try {
            if (running) {
                var _ = scheduler.schedule(
                        this::tell, scheduler.getClock().instant().plus(GATHERING));
            } else {
                tell();
            }
        } catch (TaskRejectedException stopping) {
            tell();
        }
    }

    private void tell() {
        gathering.set(false);
        for (var sku : Set.copyOf(changed)) {
            changed.remove(sku);
            cache.invalidate(sku);
        }
    }

    private Map<SkuId, Integer> load(Set<SkuId> skus) {
        // A SKU of which no stock is kept is remembered too: there is none of it.
        return jdbc
                .sql("""
                        select sku.id, coalesce(pool.on_hand - pool.reserved, 0) as available
                        from unnest(:skus) as sku (id) left join stock_pool pool on pool.id = sku.id
                        """)
                .param(
                        "skus",
                        new SqlArrayValue("uuid", skus.stream().map(SkuId::id).toArray()))
                .query(Row.class)
                .list()
                .stream()
                .collect(toMap(row -> new SkuId(row.id()), Row::available));
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        tell();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Stops before the caches stop talking to the other replicas.
    @Override
    public int getPhase() {
        return 1;
    }

    private record Row(UUID id, int available) {}
}
