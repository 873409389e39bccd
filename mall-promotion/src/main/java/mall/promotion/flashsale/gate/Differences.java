package mall.promotion.flashsale.gate;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mall.promotion.flashsale.LotId;
import org.jspecify.annotations.Nullable;

/// Tells a difference between gate and ledger that lasts from those that every sale has for
/// moments: an order is committed before it is settled, and undone before it is given back.
final class Differences {

    private static final int LASTING = 3;

    private final Map<LotId, Difference> seen = new ConcurrentHashMap<>();

    /// Compares once more.
    ///
    /// @param free what the ledger says
    /// @return whether the difference was the same the last few times
    boolean lasts(LotId lot, Level level, int free) {
        var by = level.left() + level.pending() - free;
        var difference = seen.compute(lot, (_, before) -> by == 0 ? null : Difference.after(before, level.epoch(), by));
        return difference != null && difference.times >= LASTING;
    }

    void forgetAllBut(Collection<LotId> lots) {
        seen.keySet().retainAll(lots);
    }

    private record Difference(long epoch, int by, int times) {

        static Difference after(@Nullable Difference before, long epoch, int by) {
            var times = before != null && before.epoch == epoch && before.by == by ? before.times + 1 : 1;
            return new Difference(epoch, by, times);
        }
    }
}
