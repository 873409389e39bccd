package wechatsim.push;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import wechatsim.exchange.Outbound.Reply;
import wechatsim.faults.Fault.Drop;
import wechatsim.faults.Fault.Duplicate;
import wechatsim.faults.Fault.Forge;
import wechatsim.faults.Fault.OfAttempt;
import wechatsim.faults.Faults;
import wechatsim.kernel.Agenda;
import wechatsim.kernel.SimulatorClock;

/// Pushes messages to the mall, and again up to three times until it says `success` or nothing.
@Component
public final class MessagePush {

    private static final int TRIES = 4;
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final PushLine line;
    private final Faults faults;
    private final Agenda agenda;
    private final SimulatorClock clock;
    private final JsonMapper json;
    private final List<Pushed> pushed = Collections.synchronizedList(new ArrayList<>());

    MessagePush(PushLine line, Faults faults, Agenda agenda, SimulatorClock clock, JsonMapper json) {
        this.line = line;
        this.faults = faults;
        this.agenda = agenda;
        this.clock = clock;
        this.json = json;
    }

    /// Pushes an event.
    ///
    /// @param openid whom it is about; WeChat itself when null
    /// @param fields what it says besides its kind and time, in WeChat's names
    public void event(String event, @Nullable String openid, Map<String, ?> fields) {
        var message = json.createObjectNode()
                .put("ToUserName", "gh_simulator")
                .put("FromUserName", openid == null ? "wechat" : openid)
                .put("CreateTime", clock.instant().getEpochSecond())
                .put("MsgType", "event")
                .put("Event", event);
        fields.forEach((name, value) -> message.set(name, json.valueToTree(value)));
        var kept = new Pushed(new PushedMessage(clock.instant(), event, message, List.of(), false));
        pushed.add(kept);
        if (line.isConnected()) agenda.now(() -> attempt(kept, message));
    }

    /// Asks the mall's address to prove that it is the mall's.
    public boolean checkUrl() {
        return line.checkUrl();
    }

    /// Oldest first.
    public List<PushedMessage> list() {
        synchronized (pushed) {
            return pushed.stream().map(Pushed::now).toList();
        }
    }

    private void attempt(Pushed kept, ObjectNode message) {
        var fault = faults.take(OfAttempt.class, kept.now().event()).orElse(null);
        switch (fault) {
            case Drop() -> kept.tried(null, false);
            case Duplicate(var copies) -> {
                for (int i = 0; i < copies; i++) agenda.now(() -> send(kept, message, false));
            }
            case Forge _ -> send(kept, message, true);
            case null, default -> send(kept, message, false);
        }
        if (!kept.now().understood() && kept.now().statuses().size() < TRIES) {
            agenda.after(BETWEEN, () -> retry(kept, message));
        }
    }

    private void retry(Pushed kept, ObjectNode message) {
        if (!kept.now().understood()) attempt(kept, message);
    }

    private void send(Pushed kept, ObjectNode message, boolean forged) {
        var reply = line.send(message, forged);
        kept.tried(reply.status(), !forged && understood(reply));
    }

    private static boolean understood(Reply reply) {
        return reply.is(204)
                || (reply.is(200) && (reply.body().isEmpty() || reply.body().equals("success")));
    }

    /// One message and how far it came.
    private static final class Pushed {

        private volatile PushedMessage now;

        Pushed(PushedMessage now) {
            this.now = now;
        }

        PushedMessage now() {
            return now;
        }

        synchronized void tried(@Nullable Integer status, boolean understood) {
            var statuses = new ArrayList<@Nullable Integer>(now.statuses());
            statuses.add(status);
            now = new PushedMessage(
                    now.at(),
                    now.event(),
                    now.content(),
                    Collections.unmodifiableList(statuses),
                    now.understood() || understood);
        }
    }
}
