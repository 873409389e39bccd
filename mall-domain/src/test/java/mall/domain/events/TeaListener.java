package mall.domain.events;

import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// A listener for tests. It stands by itself, for inside a test class it would not be scanned, and
/// an imported one would give every nested test class a context of its own.
@Component
class TeaListener {

    private final Ear ear;

    TeaListener(Ear ear) {
        this.ear = ear;
    }

    @ApplicationModuleListener
    void on(Brewed event) throws InterruptedException {
        ear.hearing.add(event.id());
        ear.gate.await();
        ear.hearing.remove(event.id());
        if (ear.refuses.contains(event.id())) throw new IllegalStateException("poisoned");
        ear.heard.add(event.id());
    }

    record Brewed(UUID id) {}

    /// What was heard and what is to be done; the listener itself is behind a proxy.
    @Component
    static class Ear {

        final Queue<UUID> heard = new ConcurrentLinkedQueue<>();
        final Set<UUID> hearing = ConcurrentHashMap.newKeySet();
        final Set<UUID> refuses = ConcurrentHashMap.newKeySet();
        volatile CountDownLatch gate = new CountDownLatch(0);
    }
}
