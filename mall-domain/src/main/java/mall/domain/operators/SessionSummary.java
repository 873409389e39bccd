package mall.domain.operators;

import java.time.Instant;

/// An open session as its operator sees it.
public record SessionSummary(OperatorSessionId id, Instant openedAt, Instant seenAt, String address, String agent) {}
