package wechatsim.faults;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Waits in real time, as a slow line does, but no longer than the simulator runs.
@Component
public final class Patience {

    private final CountDownLatch closing = new CountDownLatch(1);

    Patience() {}

    public void waitFor(Duration time) {
        try {
            closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /// Before the server stops, since it would wait for the answers that wait here.
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.countDown();
    }
}
