package mall.domain.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/// Where module listeners run: on three threads and no more, so that listeners never take the
/// database connections that requests need. What does not fit into the queue stays in the event
/// registry, from where `mall.domain.events` delivers it later; nothing is lost.
@Configuration
class Listening implements AsyncConfigurer {

    private static final int THREADS = 3;
    private static final int WAITING = 1_000;

    private final ObjectProvider<ThreadPoolTaskExecutor> executor;

    Listening(ObjectProvider<ThreadPoolTaskExecutor> executor) {
        this.executor = executor;
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
        executor.setRejectedExecutionHandler((_, pool) -> countOverflow(pool, meters));
        return executor;
    }

    @Override
    public Executor getAsyncExecutor() {
        return executor.getObject();
    }

    private static void countOverflow(ThreadPoolExecutor pool, ObjectProvider<MeterRegistry> meters) {
        if (pool.isShutdown()) return;
        meters.ifAvailable(registry -> registry.counter("mall.events.overflow").increment());
    }
}
