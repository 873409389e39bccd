package mall.api.wechat;

import com.github.binarywang.wxpay.exception.WxPayException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.http.conn.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Calls WeChat Pay and sorts what comes back: a value, a no that can be acted upon, or silence,
/// after which nobody knows whether the call has done its work. When there was too much silence of
/// late, WeChat is left alone for a while.
final class PayCalls {

    /// WeChat did not decide: as good as silence. The older spellings are still met.
    private static final Set<String> UNDECIDED = Set.of(
            "SYSTEM_ERROR",
            "SYSTEMERROR",
            "BANK_ERROR",
            "BANKERROR",
            "USERPAYING",
            "SIGN_ERROR",
            "SERVICE_UNAVAILABLE");

    /// A call that failed faster than this is worth a second one at once.
    private static final Duration QUICK = Duration.ofSeconds(1);

    private final CircuitBreaker breaker;

    PayCalls(CircuitBreaker breaker) {
        this.breaker = breaker;
    }

    sealed interface Reply<T> {

        record Value<T>(T value) implements Reply<T> {}

        /// @param code WeChat's error code
        record No<T>(String code) implements Reply<T> {}

        record Silence<T>(String reason) implements Reply<T> {}
    }

    @FunctionalInterface
    interface Call<T> {
        T make() throws WxPayException;
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

    private static <T> Reply<T> make(Call<T> call) {
        try {
            return new Reply.Value<>(Objects.requireNonNull(call.make()));
        } catch (WxPayException e) {
            var code = e.getErrCode();
            if (code == null) return new Reply.Silence<>(reason(e));
            return UNDECIDED.contains(code) ? new Reply.Silence<>(code) : new Reply.No<>(code);
        } catch (RuntimeException e) {
            // What came is not what WeChat would say: half an answer, a page of something else.
            return new Reply.Silence<>(reason(e));
        }
    }

    private static String reason(Exception e) {
        @Nullable Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) cause = cause.getCause();
        var kind = cause instanceof ConnectTimeoutException
                ? "cannot connect"
                : cause.getClass().getSimpleName();
        return cause.getMessage() == null ? kind : kind + ": " + cause.getMessage();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50 + ThreadLocalRandom.current().nextInt(150));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
