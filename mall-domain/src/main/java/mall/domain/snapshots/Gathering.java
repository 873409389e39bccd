package mall.domain.snapshots;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// A loader that loads together what many threads ask for while the load before is under way: one
/// who is alone waits for nobody, and a crowd of whom everybody asks for something else costs a few
/// statements instead of thousands.
///
/// One of those who ask loads, in his own thread, for all who wait at that moment, and appoints the next
/// one. So it is nothing for callers whose transactions must see what they wrote.
public final class Gathering<K, V> implements Function<Set<K>, Map<K, V>> {

    private static final int MOST_CALLERS = 500;

    private final Function<Set<K>, Map<K, V>> loader;
    private final BlockingQueue<Asked<K, V>> waiting = new LinkedBlockingQueue<>();
    private final AtomicBoolean somebodyLoads = new AtomicBoolean();

    public Gathering(Function<Set<K>, Map<K, V>> loader) {
        this.loader = loader;
    }

    /// @return what was loaded, with what others asked for among it
    @Override
    public Map<K, V> apply(Set<K> keys) {
        var mine = new Asked<K, V>(keys);
        waiting.add(mine);
        if (somebodyLoads.compareAndSet(false, true)) appoint();
        return mine.answered().orElseGet(() -> load(mine));
    }

    int waiting() {
        return waiting.size();
    }

    private Map<K, V> load(Asked<K, V> first) {
        var together = new ArrayList<Asked<K, V>>();
        together.add(first);
        waiting.drainTo(together, MOST_CALLERS);
        try {
            var keys = new LinkedHashSet<K>();
            together.forEach(asked -> keys.addAll(asked.keys));
            var loaded = loader.apply(keys);
            together.forEach(asked -> asked.answer.complete(Optional.of(loaded)));
            return loaded;
        } catch (RuntimeException failure) {
            together.forEach(asked -> asked.answer.completeExceptionally(failure));
            throw failure;
        } finally {
            appoint();
        }
    }

    /// The first of those who wait loads next; when nobody waits, the next one who comes.
    private void appoint() {
        do {
            var next = waiting.poll();
            if (next != null) {
                next.answer.complete(Optional.empty());
                return;
            }
            somebodyLoads.set(false);
        } while (!waiting.isEmpty() && somebodyLoads.compareAndSet(false, true));
    }

    private record Asked<K, V>(Set<K> keys, CompletableFuture<Optional<Map<K, V>>> answer) {

        Asked(Set<K> keys) {
            this(keys, new CompletableFuture<>());
        }

        /// Nothing for whoever has to load.
        Optional<Map<K, V>> answered() {
            try {
                return answer.join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof RuntimeException failure ? failure : failed;
            }
        }
    }
}
