package mall.domain.snapshots;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Opens caches of snapshots, and passes word of changes between them and the other replicas.
@Component
public class Snapshots {

    private final Map<String, SnapshotCache<?, ?>> caches = new ConcurrentHashMap<>();
    private final Grapevine grapevine;
    private final MeterRegistry meters;

    Snapshots(Grapevine grapevine, MeterRegistry meters) {
        this.grapevine = grapevine;
        this.meters = meters;
        grapevine.listen(new Hearer());
        Gauge.builder("mall.snapshots.hearing", grapevine, heard -> heard.isHeard() ? 1 : 0)
                .description("1 while word of changes reaches this replica")
                .register(meters);
    }

    /// Opens a cache, once per name.
    ///
    /// @param name unique, without blanks: `catalog.products`
    /// @param maximum how many snapshots are kept; the least useful ones go first
    /// @param loader fetches the snapshots of many keys at once and leaves out what is not there;
    /// called in the thread, and so in the transaction, of whoever asks. A key's `toString` must
    /// tell it from every other key.
    public <K, V> SnapshotCache<K, V> cache(String name, long maximum, Function<Set<K>, Map<K, V>> loader) {
        return cache(name, maximum, SnapshotCache.KEPT, loader);
    }

    /// As above, for what must not be believed for long whatever was heard of it.
    ///
    /// @param kept after this time a snapshot is loaded anew
    public <K, V> SnapshotCache<K, V> cache(
            String name, long maximum, Duration kept, Function<Set<K>, Map<K, V>> loader) {
        if (name.isBlank() || name.contains(" ")) throw new IllegalArgumentException("no name for a cache: " + name);
        var cache = new SnapshotCache<>(name, maximum, kept, loader, grapevine);
        if (caches.putIfAbsent(name, cache) != null) {
            throw new IllegalStateException("There is a cache named %s already.".formatted(name));
        }
        CaffeineCacheMetrics.monitor(meters, cache.entries(), name);
        return cache;
    }

    private final class Hearer implements Grapevine.Hearer {

        @Override
        public void changed(String cache, @Nullable String key) {
            var concerned = caches.get(cache);
            if (concerned == null) return;
            if (key == null) concerned.dropAll();
            else concerned.drop(key);
        }

        @Override
        public void mayHaveMissedWord() {
            caches.values().forEach(SnapshotCache::dropAll);
        }
    }
}
