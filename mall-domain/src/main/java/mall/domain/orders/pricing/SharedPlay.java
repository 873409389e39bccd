package mall.domain.orders.pricing;

import java.util.List;
import java.util.Map;
import mall.domain.kernel.Refusal;
import mall.domain.orders.OrderId;

/// A play that takes for many orders in as few statements as for one, or has enough for everybody and
/// takes nothing. Only orders whose plays are all of this kind share a commit: a play that locks for
/// each of them would make the crowd wait for its locks.
public interface SharedPlay extends Play {

    /// Takes what is scarce for several orders, in the transaction that places them. Rows are locked
    /// in one order, so that two replicas that place at once never wait for each other in a circle.
    ///
    /// The placing may be begun anew without some of them, in another transaction: nothing may be
    /// done that a rollback does not undo.
    ///
    /// @return who is refused, and why: nothing was taken for him, and the others go on
    default Map<OrderId, Refusal> claimAll(List<Placement> placements) {
        return Map.of();
    }

    @Override
    default void claim(Placement placement) {
        var no = claimAll(List.of(placement)).get(placement.order());
        if (no != null) throw no;
    }
}
