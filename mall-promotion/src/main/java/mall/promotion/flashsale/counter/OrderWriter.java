package mall.promotion.flashsale.counter;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Has the orders of those in the line written, as many in one transaction as have come while the one
/// before was committed: a lone buyer waits for nobody, and a crowd shares its commits. One thread does
/// it: a second one would only wait for the same rows.
///
/// Whoever waits is answered after the commit. When the database fails, nobody knows what was
/// committed: then nobody is answered, the admissions stay with the gate, and whoever takes them up
/// finds the order or places it.
@Component
class OrderWriter implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OrderWriter.class);

    private final Line line;
    private final Ledger ledger;
    private final Reports reports;
    private final Tally tally;
    private final int batch;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    /// @param batch how many orders share a commit at most
    OrderWriter(
            Line line, Ledger ledger, Reports reports, Tally tally, @Value("${mall.flash-sale.batch:500}") int batch) {
        this.line = line;
        this.ledger = ledger;
        this.reports = reports;
        this.tally = tally;
        this.batch = batch;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("flash-orders").start(this::work);
    }

    /// Those in the line still get their orders.
    @Override
    public void stop() {
        running = false;
        var writing = thread;
        if (writing == null) return;
        try {
            if (!writing.join(Duration.ofSeconds(10))) log.warn("Some in the line are left to other replicas");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        writing.interrupt();
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before the doors open, after they close.
    @Override
    public int getPhase() {
        return 1;
    }

    private void work() {
        try {
            while (true) {
                var next = line.next(batch);
                if (!next.isEmpty()) write(next);
                else if (!running) return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Place> batch) {
        var decided = decide(batch);
        for (var place : batch) line.leave(place, decided.outcomes().get(place));
        decided.news()
                .forEach((place, outcome) -> tally.decided(place.admission().lot(), outcome));
        reports.send(decided.outcomes());
    }

    /// Whatever happens, the next ones get their turn.
    private Decisions decide(List<Place> batch) {
        try {
            return ledger.decide(batch);
        } catch (Throwable failure) {
            log.error("The orders of {} admissions could not be written; they will be taken up", batch.size(), failure);
            return Decisions.NONE;
        }
    }
}
