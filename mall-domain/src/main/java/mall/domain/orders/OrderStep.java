package mall.domain.orders;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import org.jspecify.annotations.Nullable;

/// One thing that somebody did to an order. Written by the order's own moves, never changed.
@Entity
@Table(name = "order_history")
class OrderStep {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "order_id")
    private Order order;

    private Instant at;
    private String actor;
    private String action;
    private @Nullable String note;

    @SuppressWarnings("NullAway.Init")
    protected OrderStep() {}

    OrderStep(Order order, Actor by, String action, @Nullable String note, Instant at) {
        this.id = Ids.next();
        this.order = order;
        this.actor = by.code();
        this.action = action;
        this.note = note;
        this.at = at;
    }
}
