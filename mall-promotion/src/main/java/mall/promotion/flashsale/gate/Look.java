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
record Look(String epoch, @Nullable Level level, String terms, boolean isBeingRebuilt) {

    /// How long the keys stay after the last look, in milliseconds.
    static final String KEPT = Long.toString(Duration.ofHours(1).toMillis());

    static Look of(List<String> answer) {
        var epoch = answer.get(0);
        var level = epoch.isEmpty()
                ? null
                : new Level(number(answer, 1), number(answer, 2), number(answer, 3), Long.parseLong(epoch));
        return new Look(epoch, level, answer.get(4), answer.get(5).equals("1"));
    }

    private static int number(List<String> answer, int place) {
        return Integer.parseInt(answer.get(place));
    }
}
