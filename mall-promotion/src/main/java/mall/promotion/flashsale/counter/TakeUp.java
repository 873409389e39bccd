package mall.promotion.flashsale.counter;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import mall.promotion.flashsale.LotBook;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.gate.Admission;
import mall.promotion.flashsale.gate.Gate;
import mall.promotion.flashsale.gate.GateAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/// Takes up admissions of which nobody has said what became of them: their process died, or lost its
/// database or the gate. They join the line of this replica like any other; if their order is there
/// already, it is found and the gate is told.
@Component
class TakeUp {

    /// From then on an admission counts as left by whoever got it in.
    static final Duration IDLE = Duration.ofSeconds(8);

    /// So long after its end a session may still have some.
    private static final Duration AFTERWARDS = Duration.ofMinutes(5);

    private static final int AT_ONCE = 500;
    private static final Logger log = LoggerFactory.getLogger(TakeUp.class);

    private final LotBook lots;
    private final Gate gate;
    private final Line line;
    private final Clock clock;

    TakeUp(LotBook lots, Gate gate, Line line, Clock clock) {
        this.lots = lots;
        this.gate = gate;
        this.line = line;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "1s")
    void run() {
        var now = clock.instant();
        try {
            for (var lot : lots.current(now.minus(AFTERWARDS), now)) takeUp(lot);
        } catch (GateAway away) {
            log.debug("Nothing is taken up while Redis is away");
        }
    }

    private void takeUp(LotId lot) {
        var left = gate.abandoned(lot, IDLE, AT_ONCE);
        if (left.isEmpty()) return;
        log.info("Taking up {} admissions to {}", left.size(), lot);
        left.forEach(this::takeUp);
    }

    /// What cannot be read can never be placed.
    private void takeUp(Admission admission) {
        try {
            line.takeUp(admission, Form.read(admission.request()));
        } catch (JacksonException unreadable) {
            log.error("Admission {} to {} cannot be read and is turned back", admission.id(), admission.lot());
            gate.turnBack(admission.lot(), List.of(admission), true);
        }
    }
}
