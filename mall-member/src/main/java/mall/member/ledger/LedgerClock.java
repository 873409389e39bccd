package mall.member.ledger;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Writes off what has expired and looks after holds whose deadline has passed, one account at a
/// time, so that nobody waits for it long and what fails stops nothing else. Two replicas that
/// meet at one account do it once: the second finds nothing left.
@Component
class LedgerClock {

    private static final Logger log = LoggerFactory.getLogger(LedgerClock.class);

    private final Expiries expiries;
    private final OverdueHolds holds;

    LedgerClock(Expiries expiries, OverdueHolds holds) {
        this.expiries = expiries;
        this.holds = holds;
    }

    @Scheduled(fixedDelayString = "${mall.ledger.expiry:1m}")
    void expire() {
        var due = expiries.due(Expiries.Owner.NONE);
        while (!due.isEmpty()) {
            for (var owner : due) {
                attempt("expire " + owner, () -> expiries.expire(owner));
            }
            due = due.size() < Expiries.AT_ONCE ? List.of() : expiries.due(due.getLast());
        }
    }

    @Scheduled(fixedDelayString = "${mall.ledger.holds:30s}")
    void endOverdueHolds() {
        for (var hold : holds.due()) {
            if (attempt("end " + hold, () -> holds.settle(hold))) continue;
            attempt("put off " + hold, () -> holds.putOff(hold));
        }
    }

    private static boolean attempt(String what, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            log.error("Could not {}", what, e);
            return false;
        }
    }
}
