package mall.promotion.flashsale.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.promotion.flashsale.LotBook.LotRecord;
import mall.promotion.flashsale.LotBook.Outline;
import mall.promotion.flashsale.LotId;

/// One go at rebuilding a gate, by one holder, in the order shut, draft, open. Each step says
/// whether this holder still holds the gate; once he does not, whatever he does has no effect.
final class Rebuild {

    private static final int CHUNK = 1_000;

    private final RedisCalls redis;
    private final LotKeys keys;
    private final String lease;
    private final String holder = UUID.randomUUID().toString();
    private long pending;

    /// @param lease how long this holder may take from one step to the next before another may step
    /// in
    Rebuild(RedisCalls redis, LotId lot, Duration lease) {
        this.redis = redis;
        this.keys = LotKeys.of(lot);
        this.lease = Long.toString(lease.toMillis());
    }

    /// From now on nobody is let in. Called again, it begins anew: what was drafted is void, and
    /// what happened at the gate so far casts no doubt on what is read from now on.
    ///
    /// @param epoch the build that is to be replaced, empty when the gate is shut already
    boolean shut(String epoch) {
        pending = redis.number(Script.SHUT, keys.toShut(), holder, epoch, lease);
        return pending >= 0;
    }

    /// Were there admissions when the gate was shut that may be settled yet?
    boolean hasPending() {
        return pending > 0;
    }

    boolean draft(Map<MemberId, Integer> bought) {
        var chunk = new ArrayList<String>();
        for (var one : bought.entrySet()) {
            chunk.add(one.getKey().toString());
            chunk.add(one.getValue().toString());
            if (chunk.size() == 2 * CHUNK && !draft(chunk)) return false;
        }
        return chunk.isEmpty() || draft(chunk);
    }

    private boolean draft(List<String> chunk) {
        var values = new ArrayList<>(List.of(holder, lease));
        values.addAll(chunk);
        chunk.clear();
        return redis.number(Script.DRAFT, keys.toDraft(), values.toArray()) == 1;
    }

    /// @param inSpiteOfDoubt whether to open even when something was settled or given back since
    /// the gate was shut last
    Opening open(LotRecord lot, boolean inSpiteOfDoubt) {
        var outline = lot.outline();
        var answer = redis.number(
                Script.OPEN,
                keys.toOpen(),
                holder,
                text(outline.opensAt()),
                // A lot that is paused or over lets nobody in, and keeps its books.
                outline.open() ? text(outline.closesAt()) : "0",
                Integer.toString(outline.limitPerMember()),
                Integer.toString(outline.quota()),
                Integer.toString(outline.free()),
                terms(outline),
                Look.KEPT,
                inSpiteOfDoubt ? "1" : "0");
        return switch ((int) answer) {
            case 0 -> Opening.LOST;
            case 1 -> Opening.DONE;
            case 2 -> Opening.IN_DOUBT;
            default -> throw new IllegalStateException("The gate answers " + answer);
        };
    }

    enum Opening {
        DONE,
        /// Somebody else holds the gate.
        LOST,
        /// The ledger may have been read too early: shut and read again.
        IN_DOUBT
    }

    /// What a gate is built from, besides what changes with each order. When this changes, it is
    /// rebuilt.
    static String terms(Outline lot) {
        return text(lot.opensAt()) + " " + text(lot.closesAt()) + " " + lot.limitPerMember() + " " + lot.quota()
                + (lot.open() ? " open" : " closed");
    }

    private static String text(Instant at) {
        return Long.toString(at.toEpochMilli());
    }
}
