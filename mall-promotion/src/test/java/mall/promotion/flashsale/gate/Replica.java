package mall.promotion.flashsale.gate;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import mall.domain.runtime.Backlog;
import mall.promotion.flashsale.LotBook;
import mall.promotion.flashsale.LotId;

/// One of several instances of the mall, as far as the gate is concerned: its porter and its
/// keeper, whose clockwork runs when it is started, in front of the one ledger.
final class Replica implements AutoCloseable {

    final Porter porter;
    final RedisGate gate;
    final GateBuilder builder;
    final GateKeeper keeper;
    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(3);

    Replica(int port, LotBook book, Backlog backlog, Clock clock) {
        this.porter = Porter.on(port);
        this.gate = porter.gate;
        this.builder = new GateBuilder(porter.redis, book, porter.memory, new SimpleMeterRegistry());
        this.keeper = new GateKeeper(gate, builder, book, backlog, clock);
    }

    /// As often as in the mall.
    Replica start() {
        clockwork.scheduleWithFixedDelay(keeper::compare, 0, 1_000, TimeUnit.MILLISECONDS);
        clockwork.scheduleWithFixedDelay(keeper::look, 0, 300, TimeUnit.MILLISECONDS);
        return this;
    }

    /// Places the orders of admissions that nobody else places, as the counter does.
    Replica takesUp(LotId lot, Ledger ledger) {
        clockwork.scheduleWithFixedDelay(
                () -> {
                    try {
                        for (var admission : gate.abandoned(lot, Duration.ofSeconds(1), 100)) {
                            place(admission, ledger);
                        }
                    } catch (GateAway away) {
                        // Tried again in a moment.
                    }
                },
                500,
                500,
                TimeUnit.MILLISECONDS);
        return this;
    }

    /// Builds what there is to build, now.
    void look() {
        keeper.compare();
        keeper.look();
    }

    /// What the ledger says to an admission, reported to the gate.
    Ledger.Purchase place(Admission admission, Ledger ledger) {
        var purchase = ledger.buy(admission);
        report(admission, purchase);
        return purchase;
    }

    private void report(Admission admission, Ledger.Purchase purchase) {
        switch (purchase) {
            case BOUGHT, BOUGHT_BEFORE -> gate.settle(admission.lot(), List.of(admission.id()));
            case LIMIT_REACHED -> gate.turnBack(admission.lot(), List.of(admission), true);
            case SOLD_OUT -> gate.turnBack(admission.lot(), List.of(admission), false);
        }
    }

    /// The same, when the gate may be away: then it hears nothing of it.
    Ledger.Purchase placeAnyway(Admission admission, Ledger ledger) {
        var purchase = ledger.buy(admission);
        try {
            report(admission, purchase);
        } catch (GateAway unheard) {
            // Taken up by somebody, or found by the comparison.
        }
        return purchase;
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        try {
            if (!clockwork.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the clockwork does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        porter.close();
    }
}
