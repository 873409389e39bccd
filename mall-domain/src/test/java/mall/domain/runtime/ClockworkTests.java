package mall.domain.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import mall.domain.kernel.Ids;
import mall.testing.MallTest;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

@MallTest
class ClockworkTests {

    @Autowired
    TaskScheduler scheduler;

    @Autowired
    LockProvider locks;

    @Autowired
    ObjectProvider<ScheduledAnnotationBeanPostProcessor> scheduled;

    @Test
    void standsStillInTests() {
        assertThat(scheduled.stream()).isEmpty();
    }

    @Test
    void aSlowJobMakesNoOtherLate() {
        var end = new CountDownLatch(1);
        var rounds = new AtomicInteger();

        var slow = scheduler.scheduleWithFixedDelay(() -> waitFor(end), Duration.ofMillis(10));
        var quick = scheduler.scheduleWithFixedDelay(rounds::incrementAndGet, Duration.ofMillis(10));

        await().untilAsserted(() -> assertThat(rounds).hasValueGreaterThan(5));
        end.countDown();
        slow.cancel(false);
        quick.cancel(false);
    }

    @Test
    void aLockIsHeldByOne() {
        var night = lock(Ids.next().toString());

        var held = locks.lock(night);

        assertThat(held).isPresent();
        assertThat(locks.lock(night)).isEmpty();
        held.orElseThrow().unlock();
        assertThat(locks.lock(night)).isPresent();
    }

    /// As the contexts of tests are while other tests run.
    @Test
    @Timeout(15)
    void closesAtOnceWhenItWasPausedWithAJobDue() {
        var mall = withClockworkOnly();
        var jobs = mall.getBean(ThreadPoolTaskScheduler.class);
        mall.stop();
        jobs.execute(() -> {});
        await().until(() -> jobs.getActiveCount() == 1);

        mall.close();

        assertThat(jobs.getScheduledExecutor().isTerminated()).isTrue();
    }

    @Test
    void endsTheJobThatRunsAndBeginsNoOtherWhenTheMallStops() throws InterruptedException {
        var mall = withClockworkOnly();
        var jobs = mall.getBean(ThreadPoolTaskScheduler.class);
        var begun = new AtomicInteger();
        var ended = new AtomicInteger();
        var end = new CountDownLatch(1);
        var _ = jobs.scheduleWithFixedDelay(
                () -> {
                    begun.incrementAndGet();
                    waitFor(end);
                    ended.incrementAndGet();
                },
                Duration.ofMillis(1));
        await().until(() -> begun.get() == 1);

        var stop = Thread.startVirtualThread(mall::close);
        await().until(() -> jobs.getScheduledExecutor().isShutdown());
        end.countDown();
        stop.join();

        assertThat(begun).hasValue(1);
        assertThat(ended).hasValue(1);
    }

    private static GenericApplicationContext withClockworkOnly() {
        var mall = new GenericApplicationContext();
        mall.registerBean(ThreadPoolTaskScheduler.class, () -> new Clockwork().taskScheduler());
        mall.refresh();
        return mall;
    }

    private static LockConfiguration lock(String name) {
        return new LockConfiguration(Instant.now(), name, Duration.ofMinutes(1), Duration.ZERO);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
