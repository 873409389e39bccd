package mall.promotion.flashsale.gate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mall.promotion.flashsale.LotBook;
import mall.promotion.flashsale.LotId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Rebuilds a gate from the ledger.
@Component
class GateBuilder {

    private static final Logger log = LoggerFactory.getLogger(GateBuilder.class);

    /// After so long without a step, a holder is thought dead. Five seconds after Redis is back,
    /// everything is sold again, even when the first who tries dies over it.
    static final Duration LEASE = Duration.ofSeconds(3);

    /// How long those who were let in before the gate was shut have for getting their orders.
    private static final Duration GRACE = Duration.ofMillis(500);

    /// So often is the ledger read when things happen meanwhile; then the gate is opened as it is,
    /// and the comparison with the ledger finds what was missed.
    private static final int READS = 5;

    private final RedisCalls redis;
    private final LotBook book;
    private final SoldOutMemory memory;

    private final Timer rebuilds;

    GateBuilder(RedisCalls redis, LotBook book, SoldOutMemory memory, MeterRegistry meters) {
        this.redis = redis;
        this.book = book;
        this.memory = memory;
        this.rebuilds = Timer.builder("mall.flash.gate.rebuilds")
                .description("Gates of flash sales that were built or rebuilt")
                .register(meters);
    }

    /// @param epoch the build that is to be replaced, empty when the gate is shut already
    /// @return whether it was rebuilt; not, when somebody else is at it or was faster, or there is
    /// no such lot
    /// @throws GateAway when Redis does not answer; the gate stays shut
    boolean rebuild(LotId lot, String epoch) {
        var begun = System.nanoTime();
        var rebuild = new Rebuild(redis, lot, LEASE);
        if (!rebuild.shut(epoch) || !letPendingSettle(rebuild)) return false;
        for (int reads = 1; rebuild.shut(""); reads++) {
            var record = book.read(lot).orElse(null);
            if (record == null || !rebuild.draft(record.boughtByMember())) return false;
            switch (rebuild.open(record, reads >= READS)) {
                case DONE -> {
                    memory.tell(lot);
                    var took = Duration.ofNanos(System.nanoTime() - begun);
                    rebuilds.record(took);
                    log.info("The gate of {} was built in {} ms with {} left", lot, took.toMillis(), record.free());
                    return true;
                }
                case LOST -> {
                    return false;
                }
                case IN_DOUBT -> {}
            }
        }
        return false;
    }

    /// @return whether the gate is still held
    private static boolean letPendingSettle(Rebuild rebuild) {
        var end = System.nanoTime() + GRACE.toNanos();
        while (rebuild.hasPending() && System.nanoTime() - end < 0) {
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
            if (!rebuild.shut("")) return false;
        }
        return true;
    }
}
