package mall.api.operations;

import java.util.Map;
import java.util.UUID;
import mall.domain.events.DeadLetter;
import mall.domain.events.DeadLetters;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/// `/actuator/deadletters`: what no listener could hear, and the way to tell it again once the cause
/// is mended.
@Component
@Endpoint(id = "deadletters")
class DeadLettersEndpoint {

    private static final int PAGE = 100;

    private final DeadLetters letters;

    DeadLettersEndpoint(DeadLetters letters) {
        this.letters = letters;
    }

    /// @param after the `next` of the page before
    @ReadOperation
    Slice<DeadLetter> list(@Nullable UUID after) {
        return letters.list(after == null ? null : after.toString(), PAGE);
    }

    @WriteOperation
    Map<String, Integer> replayAll() {
        return Map.of("replayed", letters.replayAll());
    }

    @WriteOperation
    WebEndpointResponse<Map<String, Integer>> replay(@Selector UUID id) {
        try {
            letters.replay(id);
            return new WebEndpointResponse<>(Map.of("replayed", 1));
        } catch (NotFound absent) {
            return new WebEndpointResponse<>(Map.of("replayed", 0), WebEndpointResponse.STATUS_NOT_FOUND);
        }
    }
}
