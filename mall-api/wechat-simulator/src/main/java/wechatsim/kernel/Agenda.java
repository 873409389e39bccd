package wechatsim.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// What the simulator will do later: retry a notice, settle a refund. Due times are in the
/// simulator's time, so moving the clock on makes them happen.
@Component
public final class Agenda implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Agenda.class);

    private final SimulatorClock clock;
    private final PriorityQueue<Entry> entries = new PriorityQueue<>(Comparator.comparing(Entry::due));
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread keeper;

    Agenda(SimulatorClock clock) {
        this.clock = clock;
        clock.onMove(this::wake);
        keeper = Thread.ofVirtual().name("wechat-agenda").start(this::keep);
    }

    public void after(Duration delay, Runnable task) {
        synchronized (entries) {
            entries.add(new Entry(clock.instant().plus(delay), task));
            entries.notifyAll();
        }
    }

    public void now(Runnable task) {
        workers.execute(guarded(task));
    }

    private void wake() {
        synchronized (entries) {
            entries.notifyAll();
        }
    }

    private void keep() {
        try {
            while (true) workers.execute(guarded(takeDue()));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Runnable takeDue() throws InterruptedException {
        synchronized (entries) {
            while (true) {
                var next = entries.peek();
                if (next == null) {
                    entries.wait();
                } else {
                    long millis = Duration.between(clock.instant(), next.due()).toMillis();
                    if (millis <= 0) return entries.remove().task();
                    entries.wait(millis);
                }
            }
        }
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException failed) {
                log.warn("A thing that the simulator meant to do later failed", failed);
            }
        };
    }

    @Override
    public void destroy() {
        keeper.interrupt();
        workers.shutdownNow();
    }

    private record Entry(Instant due, Runnable task) {}
}
