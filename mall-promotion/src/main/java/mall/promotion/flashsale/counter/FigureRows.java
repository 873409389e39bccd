package mall.promotion.flashsale.counter;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import mall.promotion.flashsale.counter.Tally.Counted;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Writes down every second what this process has counted. What a crash forgets is a second of
/// figures.
@Component
class FigureRows implements SmartLifecycle {

    static final int SLOT_SECONDS = 10;
    private static final Duration KEPT = Duration.ofDays(400);

    private final Tally tally;
    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile boolean running;

    FigureRows(Tally tally, JdbcClient jdbc, Clock clock) {
        this.tally = tally;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "1s")
    void write() {
        var counted = tally.take();
        if (counted.isEmpty()) return;
        try {
            write(counted);
        } catch (DataAccessException | TransactionException failure) {
            tally.putBack(counted);
            throw failure;
        }
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "5m")
    void forget() {
        jdbc.sql("delete from flash_figure where slot < :before")
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    static Instant slot(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), SLOT_SECONDS) * SLOT_SECONDS);
    }

    /// In the order of their keys, so that replicas do not wait for each other in a circle.
    private void write(List<Counted> counted) {
        var rows = counted.stream()
                .sorted(Comparator.comparing((Counted one) -> one.lot().toString())
                        .thenComparing(Counted::figure))
                .toList();
        jdbc.sql("""
                        insert into flash_figure (session_id, sku_id, slot, figure, count)
                        select session, sku, :slot, figure, count
                        from unnest(:sessions, :skus, :figures, :counts) as counted (session, sku, figure, count)
                        on conflict (session_id, sku_id, slot, figure)
                            do update set count = flash_figure.count + excluded.count
                        """)
                .param("slot", Timestamp.from(slot(clock.instant())))
                .param(
                        "sessions",
                        array("uuid", rows, row -> row.lot().session().id()))
                .param("skus", array("uuid", rows, row -> row.lot().sku().id()))
                .param("figures", array("text", rows, Counted::figure))
                .param("counts", array("int8", rows, Counted::count))
                .update();
    }

    private static SqlArrayValue array(String type, List<Counted> rows, Function<Counted, Object> component) {
        return new SqlArrayValue(type, rows.stream().map(component).toArray());
    }

    @Override
    public void start() {
        running = true;
    }

    /// What was counted before the stop is still written.
    @Override
    public void stop() {
        running = false;
        write();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// After the doors close and the line is empty.
    @Override
    public int getPhase() {
        return 0;
    }
}
