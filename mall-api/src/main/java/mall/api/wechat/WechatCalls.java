package mall.api.wechat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Calls WeChat and sorts what comes back. When there was too much silence of late, WeChat is left
/// alone for a while, so that nobody waits for what will not come.
final class WechatCalls {

    /// A call that failed faster than this is worth a second one at once.
    private static final Duration QUICK = Duration.ofSeconds(1);

    private final CircuitBreaker breaker;
    private final Sorter sorter;

    WechatCalls(CircuitBreaker breaker, Sorter sorter) {
        this.breaker = breaker;
        this.sorter = sorter;
    }

    @FunctionalInterface
    interface Call<T> {
        T make() throws Exception;
    }

    /// Knows WxJava's exceptions.
    @FunctionalInterface
    interface Sorter {
        <T> Reply<T> sort(Exception failure);
    }

    /// One call.
    <T> Reply<T> once(Call<T> call) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("WeChat must not be called inside a transaction");
        }
        if (!breaker.tryAcquirePermission()) return new Reply.Silence<>("left alone for a while");
        var begun = System.nanoTime();
        var reply = make(call);
        var took = System.nanoTime() - begun;
        if (reply instanceof Reply.Silence<T>(var reason)) {
            breaker.onError(took, TimeUnit.NANOSECONDS, new IllegalStateException(reason));
        } else {
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        }
        return reply;
    }

    /// A second call after a moment of random length when the first one failed quickly: only for
    /// what may be said twice.
    <T> Reply<T> twice(Call<T> call) {
        var begun = System.nanoTime();
        var reply = once(call);
        if (!(reply instanceof Reply.Silence) || System.nanoTime() - begun > QUICK.toNanos()) return reply;
        pause();
        return once(call);
    }

    private <T> Reply<T> make(Call<T> call) {
        try {
            return new Reply.Value<>(Objects.requireNonNull(call.make()));
        } catch (Exception e) {
            return sorter.sort(e);
        }
    }

    /// The root of it, without WeChat's texts, which may name people.
    static String reason(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) cause = cause.getCause();
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50 + ThreadLocalRandom.current().nextInt(150));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
