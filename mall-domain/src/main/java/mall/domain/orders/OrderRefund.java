package mall.domain.orders;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mall.domain.kernel.Ids;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// What goes back of an order for one cause, fixed to the fen before any money moves, and settled
/// when the buyer has it.
///
/// `amount` = the units' amounts + freight − deducted ≥ 0, and `deducted` is the sum of its deductions:
/// negative when it gives back what earlier ones bore.
@Entity
@SuppressWarnings("UnusedVariable") // some columns are read by SQL only
class OrderRefund {

    @Id
    private UUID id;

    private OrderId order;
    private String cause;
    private Money amount;
    private Money freight;
    private Money deducted;

    @ElementCollection
    @CollectionTable(name = "order_refund_line", joinColumns = @JoinColumn(name = "refund_id"))
    @OrderColumn(name = "seq")
    private List<RefundedUnits> units;

    @ElementCollection
    @CollectionTable(name = "order_refund_deduction", joinColumns = @JoinColumn(name = "refund_id"))
    @OrderColumn(name = "seq")
    private List<RefundDeduction> deductions;

    private Instant fixedAt;
    private @Nullable Instant settledAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected OrderRefund() {}

    /// Six: what goes back of an order and why, and what it settles with promotions, at a moment.
    OrderRefund(
            OrderId order,
            String cause,
            List<RefundedUnits> units,
            Money freight,
            List<RefundDeduction> deductions,
            Instant now) {
        this.id = Ids.next();
        this.order = order;
        this.cause = cause;
        this.units = new ArrayList<>(units);
        this.freight = freight;
        this.deductions = new ArrayList<>(deductions);
        this.deducted =
                Money.sum(deductions.stream().map(RefundDeduction::amount).toList());
        this.amount = gross(units, freight).minus(deducted);
        this.fixedAt = now;
        if (amount.isZero()) settledAt = now;
    }

    /// What it comes to before deductions.
    static Money gross(List<RefundedUnits> units, Money freight) {
        return units.stream().map(RefundedUnits::amount).reduce(freight, Money::plus);
    }

    void settle(Instant now) {
        if (settledAt == null) settledAt = now;
    }

    boolean isSettled() {
        return settledAt != null;
    }

    String cause() {
        return cause;
    }

    Money amount() {
        return amount;
    }

    List<RefundDeduction> deductions() {
        return List.copyOf(deductions);
    }

    List<RefundedUnits> units() {
        return List.copyOf(units);
    }
}
