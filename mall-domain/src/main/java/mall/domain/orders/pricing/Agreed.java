package mall.domain.orders.pricing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mall.domain.kernel.Refusal;
import mall.domain.orders.OrderId;

/// What the plays of several orders said when they were to claim: on which terms they did, or why
/// they did not.
public final class Agreed {

    private final Map<OrderId, Terms> terms = new HashMap<>();
    private final Map<OrderId, Refusal> refused = new HashMap<>();
    private final Set<OrderId> tookSomething = new HashSet<>();
    private boolean torn;

    Agreed() {}

    /// What was laid down for an order.
    public Terms terms(OrderId order) {
        return terms.getOrDefault(order, Terms.NONE);
    }

    public Map<OrderId, Refusal> refused() {
        return Map.copyOf(refused);
    }

    /// Whether some play took something for somebody whom another one refused: the transaction must
    /// be undone.
    public boolean isTorn() {
        return torn;
    }

    boolean stands(OrderId order) {
        return !refused.containsKey(order);
    }

    /// A play has spoken.
    ///
    /// @param no whom it refused, and why
    void note(List<Placement> asked, Map<OrderId, Refusal> no) {
        for (var placement : asked) {
            var order = placement.order();
            var refusal = no.get(order);
            if (refusal == null) {
                tookSomething.add(order);
                terms.merge(order, placement.terms(), Terms::and);
            } else {
                refused.put(order, refusal);
                torn |= tookSomething.contains(order);
            }
        }
    }

    /// A play that is no [SharedPlay] may have taken something before it refused.
    void tear() {
        torn = true;
    }
}
