package mall.domain.events;

import static mall.domain.events.Attempts.DEAD;
import static mall.domain.events.Attempts.PARAMETERS;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What operators watch: how many events wait, since when the oldest has, how many are dead
/// letters. An alarm belongs on `mall.events.dead` above 0.
@Component
class EventGauges {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicLong waiting;
    private final AtomicLong dead;
    private final AtomicLong oldestSeconds;

    EventGauges(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.waiting = meters.gauge("mall.events.waiting", new AtomicLong());
        this.dead = meters.gauge("mall.events.dead", new AtomicLong());
        this.oldestSeconds = meters.gauge("mall.events.oldest.seconds", new AtomicLong());
    }

    @Scheduled(fixedDelayString = "15s")
    void measure() {
        jdbc.sql("""
                        select count(*) filter (where not (%1$s)) as waiting,
                            count(*) filter (where %1$s) as dead,
                            coalesce(extract(epoch from cast(:now as timestamptz)
                                - min(publication_date) filter (where not (%1$s))), 0)::bigint as oldest_seconds
                        from event_publication
                        """.formatted(DEAD))
                .params(PARAMETERS)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> {
                    waiting.set(row.getLong("waiting"));
                    dead.set(row.getLong("dead"));
                    oldestSeconds.set(Math.max(0, row.getLong("oldest_seconds")));
                    return true;
                })
                .single();
    }
}
