package mall.domain.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// One parcel of an order.
@Embeddable
public record ParcelId(@JsonValue UUID id) implements Serializable {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ParcelId {}

    public static ParcelId next() {
        return new ParcelId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
