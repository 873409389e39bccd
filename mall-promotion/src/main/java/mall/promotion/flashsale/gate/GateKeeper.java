package mall.promotion.flashsale.gate;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mall.domain.runtime.Backlog;
import mall.promotion.flashsale.LotBook;
import mall.promotion.flashsale.LotBook.Outline;
import mall.promotion.flashsale.LotId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Keeps the gates of all lots that are on sale, or soon will be, in step with the ledger: opens
/// them in good time, follows pauses and edits, and rebuilds those that Redis has lost. Every
/// replica keeps all gates; who rebuilds one is settled in Redis.
@Component
class GateKeeper {

    private static final Logger log = LoggerFactory.getLogger(GateKeeper.class);

    /// So long before a session opens its gates are built.
    private static final Duration AHEAD = Duration.ofMinutes(1);

    /// How many gates are worked on at the same time. Each takes a connection to the database for
    /// one short reading.
    private static final int PLACES = 12;

    private final RedisGate gate;
    private final GateBuilder builder;
    private final LotBook book;
    private final Backlog backlog;
    private final Clock clock;
    private final Differences differences = new Differences();
    private volatile List<Outline> kept = List.of();

    GateKeeper(RedisGate gate, GateBuilder builder, LotBook book, Backlog backlog, Clock clock) {
        this.gate = gate;
        this.builder = builder;
        this.book = book;
        this.backlog = backlog;
        this.clock = clock;
    }

    /// Rebuilds what is shut or gone.
    @Scheduled(fixedDelayString = "300ms")
    public void look() {
        eachOnSale(this::look);
    }

    /// Asks the ledger which lots there are, and compares. The gates are looked at first: what is
    /// settled meanwhile is in the ledger then.
    @Scheduled(fixedDelayString = "1s")
    public void compare() {
        var looks = new ConcurrentHashMap<LotId, Look>();
        eachOnSale(lot -> looks.put(lot.lot(), gate.look(lot.lot())));
        var now = clock.instant();
        kept = List.copyOf(book.outlines(now, now.plus(AHEAD)));
        differences.forgetAllBut(kept.stream().map(Outline::lot).toList());
        eachOnSale(lot -> {
            var look = looks.get(lot.lot());
            compare(lot, look == null ? gate.look(lot.lot()) : look);
        });
    }

    private void look(Outline lot) {
        var look = gate.look(lot.lot());
        if (look.level() == null) {
            if (!look.isBeingRebuilt()) builder.rebuild(lot.lot(), "");
        } else if (look.holdsUnitsForNobody()) {
            log.warn("The gate of {} says {}, with nobody in its stream", lot.lot(), look.level());
            builder.rebuild(lot.lot(), look.epoch());
        }
    }

    private void compare(Outline lot, Look look) {
        var level = look.level();
        if (level == null) return;
        if (!look.terms().equals(Rebuild.terms(lot))) {
            builder.rebuild(lot.lot(), look.epoch());
        } else if (differences.lasts(lot.lot(), level, lot.free())) {
            log.warn("The gate of {} says {}, the ledger {} free", lot.lot(), level, lot.free());
            builder.rebuild(lot.lot(), look.epoch());
        }
    }

    /// Nobody is let in to what is over, and what is in the stream then is settled without the
    /// gate.
    private void eachOnSale(Consumer<Outline> work) {
        var now = clock.instant();
        var due = new ConcurrentLinkedQueue<>(
                kept.stream().filter(lot -> lot.closesAt().isAfter(now)).toList());
        backlog.workThrough(
                PLACES,
                most -> Stream.generate(due::poll)
                        .limit(most)
                        .takeWhile(Objects::nonNull)
                        .toList(),
                lot -> {
                    try {
                        work.accept(lot);
                    } catch (GateAway away) {
                        log.debug("{} cannot be looked at", lot.lot());
                    }
                });
    }
}
