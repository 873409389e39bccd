package mall.domain.operators;

import mall.domain.kernel.Actor;
import mall.domain.kernel.OperatorId;

/// The operator behind a request, as his session proves, with what he may do.
public record SignedInOperator(OperatorId id, OperatorSessionId session, String name, Permissions permissions) {

    public boolean may(String permission) {
        return permissions.allow(permission);
    }

    public Actor actor() {
        return new Actor.Operator(id);
    }

    /// No name: this text reaches logs.
    @Override
    public String toString() {
        return "SignedInOperator[" + id + "]";
    }
}
