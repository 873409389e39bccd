package wechatsim.notice;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import wechatsim.exchange.Outbound;
import wechatsim.exchange.Outbound.Reply;
import wechatsim.faults.Fault.Backdate;
import wechatsim.faults.Fault.Drop;
import wechatsim.faults.Fault.Duplicate;
import wechatsim.faults.Fault.Forge;
import wechatsim.faults.Fault.OfAttempt;
import wechatsim.faults.Faults;
import wechatsim.kernel.SimulatorClock;

/// Makes one attempt at a notice.
@Component
final class Delivery {

    private final Composer composer;
    private final Outbound outbound;
    private final Faults faults;
    private final SimulatorClock clock;

    Delivery(Composer composer, Outbound outbound, Faults faults, SimulatorClock clock) {
        this.composer = composer;
        this.outbound = outbound;
        this.faults = faults;
        this.clock = clock;
    }

    void attempt(Notice notice) {
        var announcement = notice.announcement();
        var fault = faults.take(OfAttempt.class, announcement.eventType(), announcement.subject())
                .orElse(null);
        switch (fault) {
            case Drop() -> notice.tried(new Attempt(clock.instant(), "dropped", null, false), null);
            case Duplicate(var copies) -> sendCopies(notice, copies);
            case null, default -> {
                var message = composer.compose(notice, fault);
                var reply = send(notice, message);
                notice.tried(attempt(fault, reply), message);
            }
        }
    }

    /// Sends once more exactly what was sent last, signature and all.
    Reply replay(Notice notice, URI to) {
        var message = notice.lastSent();
        if (message == null) throw new IllegalStateException("notice " + notice.id() + " was never sent");
        return send(to, message);
    }

    /// Sends it anywhere, which is no attempt at telling the merchant.
    Reply sendTo(Notice notice, URI to) {
        return send(to, composer.compose(notice, null));
    }

    /// A forged or outdated attempt is nothing that WeChat would take an answer to.
    private Attempt attempt(@Nullable OfAttempt fault, Reply reply) {
        var counts = !(fault instanceof Forge) && !(fault instanceof Backdate);
        var how = fault == null ? "genuine" : fault.toString();
        return new Attempt(clock.instant(), how, reply.status(), counts && understood(reply));
    }

    private void sendCopies(Notice notice, int copies) {
        var sent = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < copies; i++) {
            sent.add(() -> {
                var message = composer.compose(notice, null);
                var reply = send(notice, message);
                notice.tried(attempt(null, reply), message);
                return understood(reply);
            });
        }
        inParallel(sent);
    }

    private static void inParallel(List<Callable<Boolean>> tasks) {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : workers.invokeAll(tasks)) done.get();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private Reply send(Notice notice, Message message) {
        return send(notice.announcement().url(), message);
    }

    private Reply send(URI to, Message message) {
        var headers = new LinkedHashMap<>(message.headers());
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "*/*");
        headers.put("User-Agent", "Mozilla/4.0");
        return outbound.post(to, headers, message.body());
    }

    private static boolean understood(Reply reply) {
        return reply.is(200) || reply.is(204);
    }
}
