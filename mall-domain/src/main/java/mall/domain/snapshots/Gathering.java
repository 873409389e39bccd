package mall.domain.snapshots;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A loader that loads together what many threads ask for while the load before is under way: one
/// who is alone waits for nobody, and a crowd of whom everybody asks for something else costs a few
/// statements instead of thousands.
///
/// Whoever is first loads in his own thread for the others. So it is nothing for callers whose
/// transactions must see what they wrote.
public final class Gathering<K, V> implements Function<Set<K>, Map<K, V>> {

    private static final int MOST_CALLERS = 500;

    private final Function<Set<K>, Map<K, V>> loader;
    private final BlockingQueue<Asked<K, V>> waiting = new LinkedBlockingQueue<>();
    private final ReentrantLock loading = new ReentrantLock();

    public Gathering(Function<Set<K>, Map<K, V>> loader) {
        this.loader = loader;
    }

    @Override
    public Map<K, V> apply(Set<K> keys) {
        var mine = new Asked<K, V>(keys);
        waiting.add(mine);
        loading.lock();
        try {
            while (!mine.isAnswered()) load();
        } finally {
            loading.unlock();
        }
        return mine.answer();
    }

    int waiting() {
        return waiting.size();
    }

    private void load() {
        var together = new ArrayList<Asked<K, V>>();
        waiting.drainTo(together, MOST_CALLERS);
        var keys = new LinkedHashSet<K>();
        together.forEach(asked -> keys.addAll(asked.keys));
        try {
            var loaded = loader.apply(keys);
            together.forEach(asked -> asked.loaded = loaded);
        } catch (RuntimeException failure) {
            together.forEach(asked -> asked.failure = failure);
        }
    }

    /// Written and read by whoever holds the lock.
    private static final class Asked<K, V> {

        private final Set<K> keys;
        private @Nullable Map<K, V> loaded;
        private @Nullable RuntimeException failure;

        Asked(Set<K> keys) {
            this.keys = keys;
        }

        boolean isAnswered() {
            return loaded != null || failure != null;
        }

        /// What was loaded, with what others asked for among it.
        Map<K, V> answer() {
            if (loaded == null) throw failure == null ? new IllegalStateException("nobody loaded") : failure;
            return loaded;
        }
    }
}
