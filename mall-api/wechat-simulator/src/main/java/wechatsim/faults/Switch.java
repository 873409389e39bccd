package wechatsim.faults;

import org.jspecify.annotations.Nullable;

/// A fault that is switched on.
///
/// @param where what it befalls; `*` stands for any text
/// @param left how many times more; without end when null
public record Switch(
        long id, Fault fault, String where, @Nullable Integer left) {

    Switch usedOnce() {
        return left == null ? this : new Switch(id, fault, where, left - 1);
    }

    boolean isUsedUp() {
        return left != null && left <= 0;
    }
}
