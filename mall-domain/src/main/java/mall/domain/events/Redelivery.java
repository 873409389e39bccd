package mall.domain.events;

import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.modulith.events.core.EventPublicationRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/// Tells listeners again what they have not heard.
@Component
class Redelivery {

    private static final int AT_ONCE = 500;

    /// Longer than any listener takes and any queue is.
    private static final Duration NEVER_MIND = Duration.ofMinutes(15);

    private final FailedEventPublications failed;
    private final EventPublicationRegistry registry;
    private final RegisteredEvents events;
    private final ThreadPoolTaskExecutor listenerExecutor;

    Redelivery(
            FailedEventPublications failed,
            EventPublicationRegistry registry,
            RegisteredEvents events,
            ThreadPoolTaskExecutor listenerExecutor) {
        this.failed = failed;
        this.registry = registry;
        this.events = events;
        this.listenerExecutor = listenerExecutor;
    }

    /// Takes no more than finds a place in half of the queue: the rest belongs to what happens now.
    @Scheduled(fixedDelayString = "1s")
    @SchedulerLock(name = "events.redelivery", lockAtMostFor = "PT1M")
    void tellAgain() {
        var room = Listening.WAITING / 2 - listenerExecutor.getQueueSize();
        if (room <= 0) return;
        failed.resubmit(ResubmissionOptions.defaults()
                .withBatchSize(Math.min(AT_ONCE, room))
                .withMaxInFlight(Listening.WAITING));
    }

    /// What was rolled back or left to another replica would else stay in this process' memory
    /// for ever. On every replica.
    @Scheduled(fixedDelayString = "1m")
    void forget() {
        events.forgetOlderThan(NEVER_MIND)
                .forEach(event -> registry.markFailed(event.getEvent(), event.getTargetIdentifier()));
    }
}
