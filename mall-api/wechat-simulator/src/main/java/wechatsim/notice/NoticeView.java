package wechatsim.notice;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A notice as tests and people see it. More components than a constructor should have: it is what
/// a screen shows.
public record NoticeView(
        String id,
        String eventType,
        String subject,
        URI url,
        Instant created,
        NoticeState state,
        JsonNode content,
        List<Attempt> attempts) {}
