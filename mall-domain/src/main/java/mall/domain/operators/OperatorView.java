package mall.domain.operators;

import java.time.Instant;
import java.util.List;
import mall.domain.kernel.OperatorId;

/// An operator as the console shows him.
public record OperatorView(
        OperatorId id, String login, String name, boolean active, List<Held> roles, Instant joinedAt, long version) {

    /// A role that he has.
    public record Held(RoleId id, String name) {}
}
