package mall.domain.operators;

import mall.domain.kernel.OperatorId;
import org.jspecify.annotations.Nullable;

/// Which lines of the action log somebody wants to see; null is any.
public record ActionFilter(
        @Nullable OperatorId operator,
        @Nullable String action,
        @Nullable String subject) {}
