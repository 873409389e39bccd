package mall.domain.operators;

import java.time.Duration;
import mall.domain.kernel.Refusal;

/// Why the console says no to one of its people.
public abstract sealed class OperatorRefusal extends Refusal {

    private OperatorRefusal(Kind kind, String code, Object... facts) {
        super(kind, code, facts);
    }

    /// Name and password do not belong together, or their owner is disabled: not told apart.
    public static final class WrongCredentials extends OperatorRefusal {
        WrongCredentials() {
            super(Kind.UNKNOWN_CALLER, "wrong-credentials");
        }
    }

    /// Too many wrong passwords for this name from this address.
    public static final class TooManyAttempts extends OperatorRefusal {
        TooManyAttempts(Duration wait) {
            super(Kind.TOO_MANY, "too-many-attempts", "retryAfterSeconds", Math.max(1, wait.toSeconds()));
        }
    }

    /// So many people log in at this moment that passwords cannot be checked in time.
    public static final class LoginBusy extends OperatorRefusal {
        LoginBusy() {
            super(Kind.AWAY, "login-busy", "retryAfterSeconds", 3);
        }
    }

    /// The password is too short, too common, or says the name.
    public static final class WeakPassword extends OperatorRefusal {
        WeakPassword(String reason, int minimum) {
            super(Kind.INVALID, "weak-password", "reason", reason, "minimum", minimum);
        }
    }

    /// The link is unknown, was used, or is too old: not told apart.
    public static final class InvitationOver extends OperatorRefusal {
        InvitationOver() {
            super(Kind.CONFLICT, "invitation-over");
        }
    }

    /// Somebody has this login already.
    public static final class LoginTaken extends OperatorRefusal {
        LoginTaken(String login) {
            super(Kind.CONFLICT, "login-taken", "login", login);
        }
    }

    /// A role has this name already.
    public static final class RoleNameTaken extends OperatorRefusal {
        RoleNameTaken(String name) {
            super(Kind.CONFLICT, "role-name-taken", "name", name);
        }
    }

    /// Somebody still has this role, or an invitation gives it.
    public static final class RoleInUse extends OperatorRefusal {
        RoleInUse(RoleId role) {
            super(Kind.CONFLICT, "role-in-use", "role", role);
        }
    }

    /// Nobody would be left who may do everything.
    public static final class LastOwner extends OperatorRefusal {
        LastOwner() {
            super(Kind.CONFLICT, "last-owner");
        }
    }

    /// Nobody gives what he does not have, nor takes it from somebody who has more.
    public static final class MoreThanOwn extends OperatorRefusal {
        MoreThanOwn() {
            super(Kind.FORBIDDEN, "more-than-own-permissions");
        }
    }

    /// The console has no such permission.
    public static final class UnknownPermission extends OperatorRefusal {
        UnknownPermission(String permission) {
            super(Kind.INVALID, "unknown-permission", "permission", permission);
        }
    }
}
