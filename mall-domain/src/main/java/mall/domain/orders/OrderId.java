package mall.domain.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import mall.domain.kernel.Ids;
import mall.domain.payments.PayableRef;

/// One order. Later orders have larger ids.
@Embeddable
public record OrderId(@JsonValue UUID id) implements Serializable {

    /// The kind of payable that an order is.
    static final String PAYABLE = "order";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId {}

    public static OrderId next() {
        return new OrderId(Ids.next());
    }

    /// How payments call what this order has to be paid.
    public PayableRef payable() {
        return new PayableRef(PAYABLE, id);
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
