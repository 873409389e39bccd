package mall.domain.kernel;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The time of the shop: this machine's time corrected by what PostgreSQL says, so that replicas
/// whose clocks disagree still close an order at one moment. Tests move it; signatures of WeChat
/// use the machine's own clock instead.
@Component
@Primary
public class ShopClock extends Clock {

    private static final Logger log = LoggerFactory.getLogger(ShopClock.class);

    /// A disagreement with the database from which on somebody should look at this machine.
    private static final Duration NOTABLE = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private volatile Duration toDatabase = Duration.ZERO;
    private volatile Duration moved = Duration.ZERO;

    ShopClock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(toDatabase).plus(moved);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    /// Moves the shop's time on, for tests and demonstrations.
    public void advance(Duration by) {
        moved = moved.plus(by);
    }

    /// How far this machine's clock is behind the database's.
    public Duration offset() {
        return toDatabase;
    }

    @Scheduled(fixedDelayString = "5s")
    void measure() {
        var before = Instant.now();
        var there = jdbc.sql("select clock_timestamp()")
                .query(Timestamp.class)
                .single()
                .toInstant();
        var after = Instant.now();
        var middle = before.plus(Duration.between(before, after).dividedBy(2));
        var measured = Duration.between(middle, there);
        if (measured.abs().compareTo(NOTABLE) > 0) {
            log.warn("The clock of this machine differs from the database's by {} ms", measured.toMillis());
        }
        // Within a round trip nothing can be said; leave small differences alone, so that time does
        // not jitter.
        toDatabase = measured.abs().compareTo(Duration.between(before, after)) < 0 ? Duration.ZERO : measured;
    }
}
