package wechatsim.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/// The time in WeChat's world: this machine's, moved on by whoever tests. Signatures do not use it:
/// they are always made in real time, as the mall checks them in real time.
@Component
public final class SimulatorClock extends Clock {

    private final List<Runnable> onMove = new CopyOnWriteArrayList<>();
    private volatile Duration moved = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(moved);
    }

    @Override
    public ZoneId getZone() {
        return WechatTime.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    public synchronized void advance(Duration by) {
        if (by.isNegative()) throw new IllegalArgumentException("time does not go back: " + by);
        moved = moved.plus(by);
        onMove.forEach(Runnable::run);
    }

    /// How far this time is ahead of the machine's.
    public Duration moved() {
        return moved;
    }

    void onMove(Runnable listener) {
        onMove.add(listener);
    }
}
