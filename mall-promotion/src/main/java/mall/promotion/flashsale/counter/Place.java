package mall.promotion.flashsale.counter;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mall.promotion.flashsale.gate.Admission;
import org.jspecify.annotations.Nullable;

/// A place in the line: an admission whose order is to be written, and whoever waits for it.
final class Place {

    private final Admission admission;
    private final Form form;
    private final boolean takenUp;
    private final long since = System.nanoTime();
    private final CompletableFuture<@Nullable Outcome> outcome = new CompletableFuture<>();

    /// @param takenUp whether another process left it
    Place(Admission admission, Form form, boolean takenUp) {
        this.admission = admission;
        this.form = form;
        this.takenUp = takenUp;
    }

    Admission admission() {
        return admission;
    }

    Form form() {
        return form;
    }

    boolean isTakenUp() {
        return takenUp;
    }

    Duration waited() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    void leave(Outcome with) {
        outcome.complete(with);
    }

    /// Without an answer: what becomes of the admission is decided elsewhere.
    void leave() {
        outcome.complete(null);
    }

    /// What has come of it; null when that takes longer.
    @Nullable
    Outcome await(Duration most) {
        try {
            return outcome.get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException inAQueue) {
            return null;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
