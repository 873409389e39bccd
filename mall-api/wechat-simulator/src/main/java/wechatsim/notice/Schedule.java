package wechatsim.notice;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import wechatsim.kernel.SimulatorSettings;

/// When a notice is tried again: 15 times within 24 hours and 4 minutes, or that much faster.
@Component
final class Schedule {

    static final List<Duration> WAITS = List.of(
            ofSeconds(15),
            ofSeconds(15),
            ofSeconds(30),
            ofMinutes(3),
            ofMinutes(10),
            ofMinutes(20),
            ofMinutes(30),
            ofMinutes(30),
            ofMinutes(30),
            ofMinutes(60),
            ofHours(3),
            ofHours(3),
            ofHours(3),
            ofHours(6),
            ofHours(6));

    private volatile double speed;

    Schedule(SimulatorSettings settings) {
        speed = settings.noticeSpeed();
    }

    void speed(double factor) {
        if (factor <= 0) throw new IllegalArgumentException("a speed is positive: " + factor);
        speed = factor;
    }

    /// How long after so many tries the next one comes; none when it was the last.
    Optional<Duration> waitAfter(int tries) {
        if (tries < 1 || tries > WAITS.size()) return Optional.empty();
        return Optional.of(Duration.ofNanos((long) (WAITS.get(tries - 1).toNanos() / speed)));
    }
}
