package mall.promotion.flashsale.gate;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the keeper sees of a gate.
///
/// @param epoch empty while it is shut
/// @param level null while it is shut
/// @param terms what it was built from
/// @param isBeingRebuilt by somebody, now
/// @param admissions how many there are in the stream
record Look(String epoch, @Nullable Level level, String terms, boolean isBeingRebuilt, int admissions) {

    /// How long the keys stay after the last look, in milliseconds.
    static final String KEPT = Long.toString(Duration.ofHours(1).toMillis());

    static Look of(List<String> answer) {
        var epoch = answer.get(0);
        var level = epoch.isEmpty()
                ? null
                : new Level(number(answer, 1), number(answer, 2), number(answer, 3), Long.parseLong(epoch));
        return new Look(epoch, level, answer.get(4), answer.get(5).equals("1"), number(answer, 6));
    }

    /// Each pending unit has an admission in the stream, from which it is taken up when nobody
    /// settles it. One that has none would never be anybody's.
    boolean holdsUnitsForNobody() {
        return level != null && level.pending() > 0 && admissions == 0;
    }

    private static int number(List<String> answer, int place) {
        return Integer.parseInt(answer.get(place));
    }
}
