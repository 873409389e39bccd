package wechatsim.notice;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import wechatsim.faults.Fault.Hold;
import wechatsim.faults.Faults;
import wechatsim.kernel.Agenda;
import wechatsim.kernel.SimulatorClock;

/// All notices: sends them at once, tries again on WeChat's schedule, and does out of turn what a
/// test asks for.
@Component
public final class Notices {

    private final Delivery delivery;
    private final Schedule schedule;
    private final Agenda agenda;
    private final SimulatorClock clock;
    private final Faults faults;
    private final AtomicLong order = new AtomicLong();
    private final Map<Long, Notice> inOrder = new ConcurrentSkipListMap<>();

    Notices(Delivery delivery, Schedule schedule, Agenda agenda, SimulatorClock clock, Faults faults) {
        this.delivery = delivery;
        this.schedule = schedule;
        this.agenda = agenda;
        this.clock = clock;
        this.faults = faults;
    }

    /// Tells the merchant, soon and until he understands.
    public void announce(Announcement announcement) {
        var notice = keep(announcement);
        if (notice.state() == NoticeState.WAITING) agenda.now(() -> attempt(notice));
    }

    /// Tells the merchant for the first time before it returns.
    public void announceAndWait(Announcement announcement) {
        var notice = keep(announcement);
        if (notice.state() == NoticeState.WAITING) attempt(notice);
    }

    /// Tries everything that waits at once, and returns when all have been tried.
    public void flush() {
        var waiting = inOrder.values().stream()
                .filter(notice -> notice.state() == NoticeState.WAITING)
                .toList();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            waiting.forEach(notice -> workers.execute(() -> attempt(notice)));
        }
    }

    /// Sends what was held back, one after the other in the order of these ids.
    public void release(List<String> ids) {
        ids.stream().map(this::require).forEach(this::attempt);
    }

    /// Sends it again with a fresh signature, though it was delivered or given up.
    public void resend(String id) {
        attempt(require(id));
    }

    /// Sends once more exactly what was sent last.
    ///
    /// @return what the merchant answered; null when no answer came
    public @Nullable Integer replay(String id) {
        var notice = require(id);
        return delivery.replay(notice, notice.announcement().url()).status();
    }

    /// Sends exactly what was sent last to another address.
    public @Nullable Integer replay(String id, URI to) {
        return delivery.replay(require(id), to).status();
    }

    /// Sends it with a fresh signature to any address, though it is held back.
    public @Nullable Integer sendTo(String id, URI to) {
        return delivery.sendTo(require(id), to).status();
    }

    public void speed(double factor) {
        schedule.speed(factor);
    }

    /// Oldest first.
    public List<NoticeView> list() {
        return inOrder.values().stream().map(Notice::view).toList();
    }

    private Notice keep(Announcement announcement) {
        var held = faults.take(Hold.class, announcement.eventType(), announcement.subject())
                .isPresent();
        var notice = new Notice(
                UUID.randomUUID().toString(),
                announcement,
                clock.instant(),
                held ? NoticeState.HELD : NoticeState.WAITING);
        inOrder.put(order.incrementAndGet(), notice);
        return notice;
    }

    private void attempt(Notice notice) {
        notice.beginRound();
        delivery.attempt(notice);
        if (notice.state() != NoticeState.WAITING) return;
        var round = notice.rounds();
        schedule.waitAfter(round)
                .ifPresentOrElse(wait -> agenda.after(wait, () -> retry(notice, round)), notice::giveUp);
    }

    /// Not when it was delivered meanwhile, or tried out of turn.
    private void retry(Notice notice, int round) {
        if (notice.state() == NoticeState.WAITING && notice.rounds() == round) attempt(notice);
    }

    private Notice require(String id) {
        return inOrder.values().stream()
                .filter(notice -> notice.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no notice " + id));
    }
}
