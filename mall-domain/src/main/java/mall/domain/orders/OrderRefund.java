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
/// `amount` = the units' amounts + freight − deducted.
@Entity
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

    private Instant fixedAt;
    private @Nullable Instant settledAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected OrderRefund() {}

    OrderRefund(OrderId order, String cause, List<RefundedUnits> units, Money freight, Money deducted, Instant now) {
        var gross = units.stream().map(RefundedUnits::amount).reduce(freight, Money::plus);
        this.id = Ids.next();
        this.order = order;
        this.cause = cause;
        this.units = new ArrayList<>(units);
        this.freight = freight;
        this.deducted = deducted.min(gross);
        this.amount = gross.minus(this.deducted);
        this.fixedAt = now;
        if (amount.isZero()) settledAt = now;
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

    List<RefundedUnits> units() {
        return List.copyOf(units);
    }
}
