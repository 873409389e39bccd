package wechatsim.push;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A message that was pushed, or would have been.
///
/// @param statuses what the mall answered to each try; null where no answer came
/// @param understood whether the mall said that it was
public record PushedMessage(
        Instant at, String event, JsonNode content, List<@Nullable Integer> statuses, boolean understood) {}
