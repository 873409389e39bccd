package wechatsim.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that the merchant is told until he understands: it waits (or is held back on request),
/// is tried up to 16 times, and ends delivered or given up.
final class Notice {

    private final String id;
    private final Announcement announcement;
    private final Instant created;
    private final List<Attempt> attempts = new ArrayList<>();
    private int rounds;
    private NoticeState state;
    private @Nullable Message lastSent;

    Notice(String id, Announcement announcement, Instant created, NoticeState state) {
        this.id = id;
        this.announcement = announcement;
        this.created = created;
        this.state = state;
    }

    String id() {
        return id;
    }

    Announcement announcement() {
        return announcement;
    }

    Instant created() {
        return created;
    }

    synchronized NoticeState state() {
        return state;
    }

    /// How often it was tried; copies that were sent at once count as one.
    synchronized int rounds() {
        return rounds;
    }

    synchronized void beginRound() {
        rounds++;
    }

    synchronized @Nullable Message lastSent() {
        return lastSent;
    }

    synchronized void tried(Attempt attempt, @Nullable Message message) {
        attempts.add(attempt);
        if (message != null) lastSent = message;
        if (attempt.understood()) state = NoticeState.DELIVERED;
        else if (state == NoticeState.HELD) state = NoticeState.WAITING;
    }

    synchronized void giveUp() {
        if (state == NoticeState.WAITING) state = NoticeState.GIVEN_UP;
    }

    synchronized NoticeView view() {
        return new NoticeView(
                id,
                announcement.eventType(),
                announcement.subject(),
                announcement.url(),
                created,
                state,
                announcement.content(),
                List.copyOf(attempts));
    }
}
