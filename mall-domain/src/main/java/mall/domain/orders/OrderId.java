package mall.domain.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// One order. Later orders have larger ids.
@Embeddable
public record OrderId(@JsonValue UUID id) implements Serializable {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId {}

    public static OrderId next() {
        return new OrderId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
