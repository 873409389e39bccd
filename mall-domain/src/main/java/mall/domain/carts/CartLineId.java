package mall.domain.carts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// One SKU in one member's cart.
public record CartLineId(@JsonValue UUID id) implements Serializable {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CartLineId {}

    public static CartLineId next() {
        return new CartLineId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
