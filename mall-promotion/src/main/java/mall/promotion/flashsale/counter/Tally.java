package mall.promotion.flashsale.counter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import mall.domain.kernel.Refusal;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.counter.Outcome.Ordered;
import mall.promotion.flashsale.counter.Outcome.Refused;
import mall.promotion.flashsale.counter.Outcome.Waiting;
import org.springframework.stereotype.Component;

/// Counts what happens at each lot, in this process and in nobody's way, until it is written down.
@Component
class Tally {

    static final String ATTEMPTED = "attempted";
    static final String ADMITTED = "admitted";
    static final String ORDERED = "ordered";
    static final String REFUSED = "refused:";

    /// A lot for which nobody has come for so long is over.
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final Map<LotId, Counts> byLot = new ConcurrentHashMap<>();

    void attempted(LotId lot) {
        count(lot, ATTEMPTED);
    }

    void admitted(LotId lot) {
        count(lot, ADMITTED);
    }

    void refused(LotId lot, Refusal why) {
        count(lot, REFUSED + why.code());
    }

    void decided(LotId lot, Outcome outcome) {
        switch (outcome) {
            case Ordered _ -> count(lot, ORDERED);
            case Refused(var why) -> refused(lot, why);
            case Waiting _ -> {}
        }
    }

    /// What was counted since the last time.
    List<Counted> take() {
        var taken = new ArrayList<Counted>();
        var now = System.nanoTime();
        byLot.values().removeIf(counts -> now - counts.since > FORGOTTEN.toNanos() && counts.areZero());
        byLot.forEach((lot, counts) -> counts.figures.forEach((figure, adder) -> {
            var count = adder.sumThenReset();
            if (count == 0) return;
            counts.since = now;
            taken.add(new Counted(lot, figure, count));
        }));
        return taken;
    }

    /// It could not be written.
    void putBack(List<Counted> counted) {
        counted.forEach(one -> adder(one.lot, one.figure).add(one.count));
    }

    private void count(LotId lot, String figure) {
        adder(lot, figure).increment();
    }

    private LongAdder adder(LotId lot, String figure) {
        return byLot.computeIfAbsent(lot, _ -> new Counts()).figures.computeIfAbsent(figure, _ -> new LongAdder());
    }

    private static final class Counts {

        private final Map<String, LongAdder> figures = new ConcurrentHashMap<>();
        private volatile long since = System.nanoTime();

        boolean areZero() {
            return figures.values().stream().allMatch(adder -> adder.sum() == 0);
        }
    }

    record Counted(LotId lot, String figure, long count) {}
}
