package mall.promotion.flashsale.gate;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RFuture;
import org.redisson.api.RScript;
import org.redisson.api.RScript.Mode;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.RedisNoScriptException;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Runs the gate's scripts, and waits for none longer than [#PATIENCE]. When half of the last calls
/// were in vain, Redis is left alone for a moment and everybody is told so at once, so that a crowd
/// does not queue up for what will not answer.
///
/// A call that is given up is withdrawn: what was not sent yet is never sent, and nothing is sent
/// twice. What was sent may have run.
@Component
class RedisCalls {

    private static final Logger log = LoggerFactory.getLogger(RedisCalls.class);

    static final Duration PATIENCE = Duration.ofMillis(400);

    private final RScript scripts;
    private final AtomicReference<@Nullable CompletableFuture<Boolean>> acquaintance = new AtomicReference<>();

    private final CircuitBreaker breaker = CircuitBreaker.of(
            "flash-sale-gate",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(20)
                    .minimumNumberOfCalls(10)
                    .failureRateThreshold(50)
                    .waitDurationInOpenState(Duration.ofMillis(500))
                    .permittedNumberOfCallsInHalfOpenState(3)
                    .build());

    RedisCalls(RedissonClient redisson, MeterRegistry meters) {
        this.scripts = redisson.getScript(StringCodec.INSTANCE);
        Gauge.builder("mall.flash.gate.away", breaker, one -> one.getState() == State.CLOSED ? 0 : 1)
                .description("1 while this replica gets no answer from the gates of flash sales")
                .register(meters);
        breaker.getEventPublisher()
                .onStateTransition(
                        event -> log.warn("Redis and the gates of flash sales: {}", event.getStateTransition()));
    }

    /// @throws GateAway when Redis does not answer, or does not want to
    long number(Script script, List<Object> keys, Object... values) {
        return guarded(() -> this.<Long>run(script, keys, values));
    }

    /// @throws GateAway when Redis does not answer, or does not want to
    List<String> texts(Script script, List<Object> keys, Object... values) {
        return guarded(() -> this.<List<String>>run(script, keys, values));
    }

    /// Makes a call unless too many were in vain of late, and notes whether this one was.
    ///
    /// @throws GateAway when it was
    <R> R guarded(Call<R> call) {
        if (!breaker.tryAcquirePermission()) throw new GateAway();
        var begun = System.nanoTime();
        try {
            R answer = call.make();
            breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            return answer;
        } catch (TimeoutException | ExecutionException | RuntimeException failure) {
            breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, failure);
            throw new GateAway();
        } catch (InterruptedException stopped) {
            breaker.releasePermission();
            Thread.currentThread().interrupt();
            throw new GateAway();
        }
    }

    @FunctionalInterface
    interface Call<R> {
        R make() throws ExecutionException, InterruptedException, TimeoutException;
    }

    /// Runs a script for whoever guards himself.
    <R> R run(Script script, List<Object> keys, Object[] values)
            throws ExecutionException, InterruptedException, TimeoutException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        getAcquainted(deadline);
        try {
            return await(this.<R>send(script, keys, values), deadline);
        } catch (ExecutionException failure) {
            if (isDefect(failure)) log.error("The gate's script {} failed", script, failure);
            if (!(failure.getCause() instanceof RedisNoScriptException)) throw failure;
            // Redis was restarted: it has forgotten the scripts, and run none.
            await(scripts.scriptLoadAsync(script.text()), deadline);
            return await(this.<R>send(script, keys, values), deadline);
        }
    }

    private <R> RFuture<R> send(Script script, List<Object> keys, Object[] values) {
        return scripts.evalShaAsync(Mode.READ_WRITE, script.digest(), script.answer(), keys, values);
    }

    private static <R> R await(RFuture<R> answer, long deadline)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } finally {
            answer.cancel(false);
        }
    }

    /// Redis answered, and means that the script is wrong.
    private static boolean isDefect(ExecutionException failure) {
        return failure.getCause() instanceof RedisException refused
                && refused.getMessage() != null
                && refused.getMessage().startsWith("ERR");
    }

    /// The first call of a Redisson connects in the caller's thread, several times and with long
    /// pauses while Redis is away. A thread in the background does that; callers wait for it no
    /// longer than they would for an answer.
    private void getAcquainted(long deadline) throws ExecutionException, InterruptedException, TimeoutException {
        var meeting = acquaintance.get();
        if (meeting == null || meeting.isCompletedExceptionally()) {
            var another = new CompletableFuture<Boolean>();
            var faster = acquaintance.compareAndExchange(meeting, another);
            if (faster == meeting) Thread.startVirtualThread(() -> meet(another));
            meeting = faster == null || faster == meeting ? another : faster;
        }
        if (!meeting.isDone()) meeting.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void meet(CompletableFuture<Boolean> meeting) {
        try {
            for (var script : Script.values()) scripts.scriptLoad(script.text());
            meeting.complete(true);
        } catch (RuntimeException away) {
            meeting.completeExceptionally(away);
        }
    }
}
