package mall.member.members;

import java.time.Clock;
import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets tokens and sessions that nobody can use any more, once an hour.
@Component
class SessionSweep {

    /// Sessions stay for a while after their end, for whoever asks what happened.
    private static final Duration SESSIONS_KEPT = Duration.ofDays(30);

    private final SessionRows rows;
    private final Clock clock;

    SessionSweep(SessionRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "5m")
    @SchedulerLock(name = "members.session-sweep")
    public void sweep() {
        var now = clock.instant();
        boolean more = true;
        while (more) more = rows.sweep(now, now.minus(SESSIONS_KEPT)) > 0;
    }
}
