package mall.domain.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class BacklogTests {

    final AnnotationConfigApplicationContext mall = new AnnotationConfigApplicationContext(Backlog.class);
    final Backlog backlog = mall.getBean(Backlog.class);
    final Queue<Integer> due = new ConcurrentLinkedQueue<>();
    final Queue<Integer> done = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void aHundredAreDue() {
        IntStream.range(0, 100).forEach(due::add);
    }

    @AfterEach
    void close() {
        mall.close();
    }

    @Test
    void worksUntilNothingIsLeft() {
        backlog.workThrough(7, this::take, done::add);

        assertThat(done).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void oneThatIsSlowHoldsUpNoOther() {
        var othersAreDone = new CountDownLatch(99);

        backlog.workThrough(2, this::take, number -> {
            if (number == 0) waitFor(othersAreDone);
            done.add(number);
            othersAreDone.countDown();
        });

        assertThat(done).hasSize(100).last().isEqualTo(0);
    }

    @Test
    void goesOnWhenOneFails() {
        backlog.workThrough(1, this::take, number -> {
            if (number == 0) throw new IllegalStateException("on purpose");
            done.add(number);
        });

        assertThat(done).hasSize(99);
    }

    @Test
    void endsWhatIsBegunAndTakesNothingMoreWhenTheMallStops() throws InterruptedException {
        var stopped = new CountDownLatch(1);
        var job = Thread.startVirtualThread(() -> backlog.workThrough(3, this::take, number -> {
            waitFor(stopped);
            done.add(number);
        }));
        await().until(() -> due.size() == 97);

        mall.close();
        stopped.countDown();
        job.join();

        assertThat(done).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(due).hasSize(97);
    }

    @Test
    void workIsNotEndedByAContextWithinTheMall() {
        try (var within = new AnnotationConfigApplicationContext()) {
            within.setParent(mall);
            within.refresh();
        }

        backlog.workThrough(7, this::take, done::add);

        assertThat(done).hasSize(100);
    }

    private List<Integer> take(int most) {
        var taken = new ArrayList<Integer>();
        while (taken.size() < most && !due.isEmpty()) taken.add(due.remove());
        return taken;
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
