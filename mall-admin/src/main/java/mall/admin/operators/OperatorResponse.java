package mall.admin.operators;

import java.time.Instant;
import java.util.List;
import mall.domain.kernel.OperatorId;
import mall.domain.operators.RoleId;

record OperatorResponse(
        OperatorId id, String login, String name, boolean active, List<RoleName> roles, Instant joinedAt) {

    record RoleName(RoleId id, String name) {}
}
