package mall.domain.operators;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One line of the action log.
///
/// @param actor as [Actor#code][mall.domain.kernel.Actor#code] writes it
/// @param action `<capability>:<verb>`
/// @param subject what was acted on: `order:0192…`
public record Action(
        UUID id,
        Instant at,
        String actor,
        String action,
        String subject,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        @Nullable String traceId) {}
