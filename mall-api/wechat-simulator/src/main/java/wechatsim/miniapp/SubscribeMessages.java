package wechatsim.miniapp;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The messages that reached a shopper's phone.
@Component
public final class SubscribeMessages {

    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    void add(Sent message) {
        sent.add(message);
    }

    /// Oldest first.
    public List<Sent> list() {
        return List.copyOf(sent);
    }

    /// One message as it arrived.
    ///
    /// @param values by the template's fields
    public record Sent(
            Instant at,
            String openid,
            String template,
            @Nullable String page,
            Map<String, String> values) {}
}
