package mall.domain.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// Lets calls race.
final class AtOnce {

    private AtOnce() {}

    /// What came of each call: what it returned or threw.
    static List<Object> times(int times, Callable<?> call) throws InterruptedException {
        return all(Stream.<Callable<?>>generate(() -> call).limit(times).toList());
    }

    static List<Object> all(List<Callable<?>> calls) throws InterruptedException {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = calls.stream()
                    .<Future<?>>map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            start.countDown();
            var outcomes = new ArrayList<Object>();
            for (var future : futures) outcomes.add(outcome(future));
            return outcomes;
        }
    }

    /// A call that returns nothing.
    static Callable<?> run(Runnable action) {
        return () -> {
            action.run();
            return "done";
        };
    }

    private static Object outcome(Future<?> future) throws InterruptedException {
        try {
            return Objects.requireNonNull(future.get());
        } catch (ExecutionException failed) {
            return Objects.requireNonNull(failed.getCause());
        }
    }
}
