package mall.domain.orders;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mall.domain.kernel.Refusal;
import mall.domain.orders.Outcome.Aside;
import mall.domain.orders.Outcome.Told;
import mall.domain.orders.Placed.Ordered;
import mall.domain.orders.Placed.Refused;

/// One attempt to place drafts in one transaction. It ends well when everybody is placed or left out;
/// it is *torn* when somebody was refused for whom something had been taken already: the transaction
/// is undone, and those who are still open go into another round without him.
final class Round {

    private final List<OrderDraft> drafts;
    private final Map<OrderId, Outcome> outcomes = new HashMap<>();
    private boolean torn;
    private boolean refused;
    private boolean placed;

    Round(List<OrderDraft> drafts) {
        this.drafts = drafts;
    }

    /// Those of whom nothing is decided yet.
    List<OrderDraft> open() {
        return drafts.stream()
                .filter(draft -> !outcomes.containsKey(draft.id()))
                .toList();
    }

    Map<OrderId, Outcome> outcomes() {
        return outcomes;
    }

    /// Whether there is nothing more to do in this transaction.
    boolean isOver() {
        return torn || outcomes.size() == drafts.size();
    }

    /// Whether the transaction must be undone: of somebody who is refused it may have taken
    /// something, unless others are placed beside him: plays that share take nothing for whom they
    /// refuse.
    boolean mustBeUndone() {
        return torn || (refused && !placed);
    }

    void tell(OrderDraft draft, Placed what) {
        outcomes.put(draft.id(), new Told(what));
    }

    void setAside(OrderDraft draft) {
        outcomes.put(draft.id(), new Aside());
    }

    void refuse(Map<OrderId, ? extends Refusal> reasons) {
        reasons.forEach((order, why) -> outcomes.put(order, new Told(new Refused(why))));
        refused |= !reasons.isEmpty();
    }

    /// Refuses those for whom something has been taken. It is undone for them alone: whoever was
    /// refused earlier in this round, because they were served before him, is open once more.
    void tearOut(Map<OrderId, ? extends Refusal> reasons) {
        if (reasons.isEmpty()) return;
        outcomes.values().removeIf(outcome -> outcome instanceof Told(var what) && what instanceof Refused);
        refuse(reasons);
        torn = true;
    }

    void tear() {
        torn = true;
    }

    void place(OrderDraft draft, Order order) {
        placed = true;
        tell(draft, new Ordered(draft.id(), draft.number(), order.payable(), order.payBy(), false));
    }
}
