package mall.domain.runtime;

import java.time.Duration;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/// Runs what is `@Scheduled`, on every replica; `mall.jobs.enabled=false` stops the clockwork.
/// A job either takes its rows with `for update skip locked`, so that replicas share the work, or
/// bears a `@SchedulerLock`, so that one replica does it.
@Configuration
class Clockwork {

    @Configuration
    @EnableScheduling
    @ConditionalOnProperty(name = "mall.jobs.enabled", matchIfMissing = true)
    static class Running {}

    @Configuration
    @EnableSchedulerLock(defaultLockAtMostFor = "PT10M")
    static class Locking {

        /// Judged by the database's time: replicas whose clocks differ agree on who holds a lock.
        @Bean
        LockProvider lockProvider(DataSource dataSource) {
            return new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                    .withJdbcTemplate(new JdbcTemplate(dataSource))
                    .usingDbTime()
                    .build());
        }
    }

    /// A pool of its own: the scheduler that comes with virtual threads runs all jobs with a fixed
    /// delay on one thread, where one slow job makes all others late.
    ///
    /// When the mall stops, no job begins any more, and those that run have the time of the
    /// shutdown phase to end (`spring.lifecycle.timeout-per-shutdown-phase`); what runs even then is
    /// interrupted, while its database is still there. Waiting for tasks to complete on shutdown,
    /// as the scheduler's setter of that name offers, would let jobs begin until the very end, and
    /// wait in vain for those that a paused context holds back.
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setThreadNamePrefix("job-");
        scheduler.setPoolSize(8);
        scheduler.setVirtualThreads(true);
        scheduler.setAwaitTerminationMillis(Duration.ofSeconds(5).toMillis());
        return scheduler;
    }
}
