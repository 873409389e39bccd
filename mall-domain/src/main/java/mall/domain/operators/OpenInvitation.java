package mall.domain.operators;

import java.time.Instant;
import mall.domain.kernel.OperatorId;

/// An invitation that can still be accepted, without its token, which we do not know.
public record OpenInvitation(InvitationId id, RoleId role, OperatorId invitedBy, Instant expiresAt) {}
