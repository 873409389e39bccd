package mall.web.problems;

import mall.domain.kernel.Refusal;

/// Somebody is signed in who may not do this.
public final class NotPermitted extends Refusal {
    public NotPermitted(String permission) {
        super(Kind.FORBIDDEN, "not-permitted", "permission", permission);
    }
}
