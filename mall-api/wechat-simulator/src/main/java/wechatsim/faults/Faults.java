package wechatsim.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.PatternMatchUtils;

/// The faults that are switched on, oldest first.
@Component
public final class Faults {

    private final AtomicLong ids = new AtomicLong();
    private final List<Switch> switches = new ArrayList<>();

    /// Switches a fault on.
    ///
    /// @param times how often it happens; until it is switched off when null
    public synchronized Switch on(Fault fault, String where, @Nullable Integer times) {
        var armed = new Switch(ids.incrementAndGet(), fault, where, times);
        if (!armed.isUsedUp()) switches.add(armed);
        return armed;
    }

    public synchronized void off(long id) {
        switches.removeIf(armed -> armed.id() == id);
    }

    public synchronized void allOff() {
        switches.clear();
    }

    public synchronized List<Switch> list() {
        return List.copyOf(switches);
    }

    /// The oldest fault of that kind that befalls one of the subjects, used up by one.
    public synchronized <F extends Fault> Optional<F> take(Class<F> kind, String... subjects) {
        for (int i = 0; i < switches.size(); i++) {
            var armed = switches.get(i);
            if (!kind.isInstance(armed.fault()) || !befalls(armed, subjects)) continue;
            var left = armed.usedOnce();
            if (left.isUsedUp()) switches.remove(i);
            else switches.set(i, left);
            return Optional.of(kind.cast(armed.fault()));
        }
        return Optional.empty();
    }

    private static boolean befalls(Switch armed, String... subjects) {
        return Arrays.stream(subjects).anyMatch(subject -> PatternMatchUtils.simpleMatch(armed.where(), subject));
    }
}
