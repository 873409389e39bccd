package wechatsim.crypto;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// One kind of key in its succession: the newest is announced first, signs from the switch on, and
/// the older ones are known until they are retired.
final class KeyLine {

    private final Supplier<SigningKey> next;
    private final List<SigningKey> known = new CopyOnWriteArrayList<>();
    private volatile SigningKey current;

    KeyLine(SigningKey first, Supplier<SigningKey> next) {
        this.next = next;
        current = first;
        known.add(first);
    }

    SigningKey current() {
        return current;
    }

    List<SigningKey> known() {
        return List.copyOf(known);
    }

    Optional<SigningKey> find(String serial) {
        return known.stream().filter(key -> key.serial().equals(serial)).findFirst();
    }

    SigningKey announce() {
        return announce(next.get());
    }

    SigningKey announce(SigningKey announced) {
        known.add(announced);
        return announced;
    }

    SigningKey switchToNewest() {
        current = known.getLast();
        return current;
    }

    void retireOthers() {
        known.removeIf(key -> !key.equals(current));
    }
}
