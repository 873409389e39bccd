package mall.domain.events;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.interceptor.AsyncUncaughtExceptionHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/// Where module listeners run: on three threads and no more. What does not fit into the queue
/// stays in the registry, from where it is told later.
@Configuration
class Listening implements AsyncConfigurer {

    private static final Logger log = LoggerFactory.getLogger(Listening.class);

    static final int WAITING = 1_000;
    private static final int THREADS = 3;

    private final ObjectProvider<ThreadPoolTaskExecutor> executor;
    private final ObjectProvider<MeterRegistry> meters;

    Listening(ObjectProvider<ThreadPoolTaskExecutor> executor, ObjectProvider<MeterRegistry> meters) {
        this.executor = executor;
        this.meters = meters;
    }

    @Bean
    static ThreadPoolTaskExecutor listenerExecutor(ObjectProvider<MeterRegistry> meters) {
        var executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix("listener-");
        executor.setCorePoolSize(THREADS);
        executor.setMaxPoolSize(THREADS);
        executor.setQueueCapacity(WAITING);
        executor.setVirtualThreads(true);
        executor.setWaitForTasksToCompleteOnShutdown(true);
        executor.setAwaitTerminationMillis(Duration.ofSeconds(20).toMillis());
        executor.setRejectedExecutionHandler((_, pool) -> leaveInRegistry(pool, meters));
        return executor;
    }

    @Override
    public Executor getAsyncExecutor() {
        return executor.getObject();
    }

    /// The event itself is not logged: it may name a person.
    @Override
    public AsyncUncaughtExceptionHandler getAsyncUncaughtExceptionHandler() {
        return (failure, listener, _) -> {
            var name = listener.getDeclaringClass().getSimpleName();
            log.error("{} could not hear an event and will be told again", name, failure);
            meters.ifAvailable(registry ->
                    registry.counter("mall.events.failures", "listener", name).increment());
        };
    }

    private static void leaveInRegistry(ThreadPoolExecutor pool, ObjectProvider<MeterRegistry> meters) {
        if (pool.isShutdown()) return;
        meters.ifAvailable(registry -> registry.counter("mall.events.overflow").increment());
    }
}
