package mall.domain.runtime;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/// How a job works through what it finds due: some of it side by side, so that a slow one makes no
/// other late, and more as soon as there is a place, until nothing is left. When the mall stops,
/// what is begun is ended and nothing more is taken up.
@Component
public class Backlog implements ApplicationListener<ContextClosedEvent> {

    private static final Logger log = LoggerFactory.getLogger(Backlog.class);

    private final ApplicationContext mall;
    private volatile boolean open = true;

    Backlog(ApplicationContext mall) {
        this.mall = mall;
    }

    /// Returns when all that was taken is done.
    ///
    /// @param places how many are worked on at the same time
    /// @param take takes no more than so many, in a transaction of its own, so that nobody takes
    /// them again; none when nothing is due
    /// @param work survives its own failures: what it throws is only logged
    public <T> void workThrough(int places, IntFunction<List<T>> take, Consumer<T> work) {
        var free = new Semaphore(places);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (true) {
                free.acquire();
                var room = 1 + free.drainPermits();
                var taken = open ? take.apply(room) : List.<T>of();
                if (taken.isEmpty()) return;
                free.release(room - taken.size());
                for (var one : taken) {
                    threads.execute(() -> {
                        try {
                            work.accept(one);
                        } catch (RuntimeException failure) {
                            log.error("Something that was due could not be worked on", failure);
                        } finally {
                            free.release();
                        }
                    });
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Contexts within the mall's tell it of their end too: only its own counts.
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        if (event.getApplicationContext() == mall) open = false;
    }
}
