package mall.domain.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// A part of a SKU's stock that is set aside for one promotion.
@Embeddable
public record AllotmentId(@JsonValue UUID id) implements Serializable {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AllotmentId {}

    public static AllotmentId next() {
        return new AllotmentId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
