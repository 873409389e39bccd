package mall.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Many who want the same thing at the same moment: all are held at the start, let go together,
/// and the race is over when the last one is through.
///
/// @param winners what those who succeeded got
/// @param losers what stopped the others
public record Race<T>(List<T> winners, List<Throwable> losers) {

    /// Runs them all at once.
    public static <T extends @Nullable Object> Race<T> of(List<? extends Callable<? extends T>> runners) {
        var start = new CountDownLatch(1);
        var winners = new ArrayList<T>();
        var losers = new ArrayList<Throwable>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<? extends T>>();
            for (var runner : runners) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return runner.call();
                }));
            }
            start.countDown();
            for (var future : futures) {
                try {
                    winners.add(future.get());
                } catch (ExecutionException e) {
                    losers.add(e.getCause());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new Race<>(winners, losers);
    }

    /// Runs so many at once.
    ///
    /// @param runner gets a number from 0
    public static Race<Integer> of(int runners, Step runner) {
        return of(IntStream.range(0, runners)
                .mapToObj(number -> (Callable<Integer>) () -> {
                    runner.run(number);
                    return number;
                })
                .toList());
    }

    /// What one of many does.
    @FunctionalInterface
    public interface Step {
        void run(int number) throws Exception;
    }
}
