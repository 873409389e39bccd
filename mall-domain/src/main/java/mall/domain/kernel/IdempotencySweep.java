package mall.domain.kernel;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets the requests of yesterday, a few thousand at a time so that nobody waits for it.
@Component
class IdempotencySweep {

    private static final int AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotencySweep(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "5m")
    void forget() {
        while (forgetSome() == AT_ONCE) {}
    }

    private int forgetSome() {
        return jdbc.sql("""
                        delete from idempotency_record where ctid = any(array(
                            select ctid from idempotency_record where created_at < :before
                            limit :limit for update skip locked))
                        """)
                .param("before", Timestamp.from(clock.instant().minus(Idempotency.KEPT)))
                .param("limit", AT_ONCE)
                .update();
    }
}
