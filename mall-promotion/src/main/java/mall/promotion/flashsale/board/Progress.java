package mall.promotion.flashsale.board;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import mall.domain.snapshots.SnapshotCache;
import mall.domain.snapshots.Snapshots;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.gate.Gate;
import mall.promotion.flashsale.gate.Level;
import org.springframework.stereotype.Component;

/// How much of open lots is left, as the gate said it a moment ago: however many look at once, it is
/// asked twice a second.
@Component
class Progress {

    private static final Duration KEPT = Duration.ofMillis(500);
    private static final int MOST_LOTS = 10_000;

    private final Gate gate;
    private final SnapshotCache<LotId, Known> levels;

    Progress(Gate gate, Snapshots snapshots) {
        this.gate = gate;
        this.levels = snapshots.cache("flashsale.progress", MOST_LOTS, KEPT, this::ask);
    }

    /// Those of which the gate can say something.
    Map<LotId, Integer> left(Set<LotId> lots) {
        return levels.getAll(lots).entrySet().stream()
                .filter(known -> known.getValue().left() >= 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, known -> known.getValue().left()));
    }

    /// That the gate said nothing is remembered too: a gate that is away is not asked by everybody.
    private Map<LotId, Known> ask(Set<LotId> lots) {
        return lots.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        lot -> gate.level(lot).map(Known::of).orElse(Known.NOTHING)));
    }

    private record Known(int left) {

        static final Known NOTHING = new Known(-1);

        static Known of(Level level) {
            return new Known(Math.clamp(level.left(), 0, level.quota()));
        }
    }
}
