package mall.member.messages;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.Optional;

/// Which template serves which purpose. A purpose without one is not told.
public record MessageSettings(@NotNull Map<@NotNull MessagePurpose, @NotNull @Valid MessageTemplate> templates) {

    public MessageSettings {
        templates = Map.copyOf(templates);
    }

    public Optional<MessageTemplate> template(MessagePurpose purpose) {
        return Optional.ofNullable(templates.get(purpose));
    }
}
