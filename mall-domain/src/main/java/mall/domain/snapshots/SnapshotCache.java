package mall.domain.snapshots;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Immutable snapshots by key. What is not there is loaded, once however many ask for it at the
/// same moment; what does not exist is not remembered.
///
/// In a transaction that has changed a key, that key is loaded past the cache: the transaction
/// sees its own change, and nobody else sees it before the commit.
public final class SnapshotCache<K, V> {

    /// How old a snapshot may be while this replica hears of no changes.
    static final Duration TRUSTED_WHILE_DEAF = Duration.ofSeconds(5);

    /// The last resort against word that was lost on the way.
    static final Duration KEPT = Duration.ofMinutes(2);

    private final String name;
    private final Function<Set<K>, Map<K, V>> loader;
    private final Grapevine grapevine;
    private final AsyncCache<String, Snapshot<V>> entries;
    private final PendingChanges pending;

    SnapshotCache(String name, long maximum, Duration kept, Function<Set<K>, Map<K, V>> loader, Grapevine grapevine) {
        this.name = name;
        this.loader = loader;
        this.grapevine = grapevine;
        this.entries = Caffeine.newBuilder()
                .maximumSize(maximum)
                .expireAfterWrite(kept)
                .executor(Runnable::run)
                .recordStats()
                .buildAsync();
        this.pending = new PendingChanges(this::change);
    }

    public Optional<V> get(K key) {
        return Optional.ofNullable(getAll(List.of(key)).get(key));
    }

    /// The snapshots of those keys that exist, in the order of the keys; what is missing is loaded
    /// in one call.
    public Map<K, V> getAll(Collection<K> keys) {
        var found = new LinkedHashMap<K, CompletableFuture<Snapshot<V>>>();
        var missing = new LinkedHashMap<K, CompletableFuture<Snapshot<V>>>();
        for (var key : keys) {
            if (found.containsKey(key)) continue;
            var text = key.toString();
            if (pending.concerns(text)) {
                var past = new CompletableFuture<Snapshot<V>>();
                found.put(key, past);
                missing.put(key, past);
            } else {
                var mine = new CompletableFuture<Snapshot<V>>();
                var there = claim(text, mine);
                found.put(key, there);
                if (there == mine) missing.put(key, mine);
            }
        }
        if (!missing.isEmpty()) load(missing);
        return collect(found);
    }

    /// Drops the snapshot of a key that was changed: after the commit where there is a
    /// transaction, on this and on every other replica. Call it before reading what was written.
    public void invalidate(K key) {
        pending.add(key.toString());
    }

    /// As [#invalidate], for everything in this cache.
    public void invalidateAll() {
        pending.add(null);
    }

    AsyncCache<String, Snapshot<V>> entries() {
        return entries;
    }

    void drop(String key) {
        entries.asMap().remove(key);
    }

    void dropAll() {
        entries.asMap().clear();
    }

    private void change(@Nullable String key) {
        if (key == null) dropAll();
        else drop(key);
        grapevine.tell(name, key);
    }

    /// What is kept under the key and can be trusted; else `mine` is put there, for others to wait
    /// for.
    private CompletableFuture<Snapshot<V>> claim(String key, CompletableFuture<Snapshot<V>> mine) {
        while (true) {
            var there = entries.getIfPresent(key);
            if (there == null) there = entries.asMap().putIfAbsent(key, mine);
            if (there == null) return mine;
            if (!there.isDone()) return there;
            @Nullable Snapshot<V> snapshot = there.isCompletedExceptionally() ? null : there.join();
            if (snapshot != null && isTrusted(snapshot)) return there;
            entries.asMap().remove(key, there);
        }
    }

    private void load(Map<K, CompletableFuture<Snapshot<V>>> missing) {
        try {
            var loaded = loader.apply(missing.keySet());
            var now = System.nanoTime();
            missing.forEach((key, future) -> {
                var value = loaded.get(key);
                if (value == null) answerThatThereIsNone(future);
                else future.complete(new Snapshot<>(value, now));
            });
        } finally {
            // Whoever waits for a load that failed loads for himself.
            missing.values().forEach(future -> future.cancel(false));
        }
    }

    /// A future of null is how Caffeine is told to remember nothing.
    @SuppressWarnings("NullAway")
    private void answerThatThereIsNone(CompletableFuture<Snapshot<V>> future) {
        future.complete(null);
    }

    private Map<K, V> collect(Map<K, CompletableFuture<Snapshot<V>>> found) {
        var values = new LinkedHashMap<K, V>();
        found.forEach((key, future) -> {
            try {
                @Nullable Snapshot<V> snapshot = future.join();
                if (snapshot != null) values.put(key, snapshot.value);
            } catch (CancellationException anotherFailed) {
                values.putAll(loader.apply(Set.of(key)));
            }
        });
        return values;
    }

    private boolean isTrusted(Snapshot<V> snapshot) {
        return System.nanoTime() - snapshot.loadedAt < TRUSTED_WHILE_DEAF.toNanos() || grapevine.isHeard();
    }

    /// @param loadedAt in nanoseconds of this JVM's clock: no shop time, no correction
    record Snapshot<V>(V value, long loadedAt) {}
}
