package mall.domain.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/// One sellable variant of a product: what stock is counted in and what an order line names.
@Embeddable
public record SkuId(@JsonValue UUID id) implements Serializable {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SkuId {}

    public static SkuId next() {
        return new SkuId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
