package mall.promotion.flashsale.gate;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mall.promotion.flashsale.LotId;
import org.jspecify.annotations.Nullable;

/// Tells a difference between gate and ledger that lasts from those that every sale has for
/// moments: an order is committed before it is settled, and undone before it is given back.
///
/// The gate is looked at before the ledger is read, so orders on their way make it hold too much,
/// never too little, and no more than is pending. A difference of that kind lasts when it does not
/// move. Any other one lasts when it keeps its sign: while orders flow it moves with them, and it
/// is none as soon as it has been zero once.
final class Differences {

    private static final int LASTING = 3;

    private final Map<LotId, Difference> seen = new ConcurrentHashMap<>();

    /// Compares once more.
    ///
    /// @param free what the ledger says
    /// @return whether there was a difference of one kind the last few times
    boolean lasts(LotId lot, Level level, int free) {
        var by = level.left() + level.pending() - free;
        var difference = seen.compute(lot, (_, before) -> by == 0 ? null : Difference.after(before, level, by));
        return difference != null && difference.times >= LASTING;
    }

    void forgetAllBut(Collection<LotId> lots) {
        seen.keySet().retainAll(lots);
    }

    private record Difference(long epoch, int by, int times) {

        static Difference after(@Nullable Difference before, Level level, int by) {
            var isSame = before != null && before.epoch == level.epoch() && isSame(before.by, by, level.pending());
            return new Difference(level.epoch(), by, isSame && before != null ? before.times + 1 : 1);
        }

        private static boolean isSame(int before, int by, int pending) {
            var isOnItsWay = by > 0 && by <= pending;
            return isOnItsWay ? by == before : Integer.signum(by) == Integer.signum(before);
        }
    }
}
