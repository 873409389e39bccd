package mall.domain.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// Whose name is on the product.
@Embeddable
public record BrandId(@JsonValue UUID id) implements Serializable {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BrandId {}

    public static BrandId next() {
        return new BrandId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
