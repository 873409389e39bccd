package mall.domain.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// What a shopper looks at: a tea in all its sizes. Its variants are SKUs.
@Embeddable
public record ProductId(@JsonValue UUID id) implements Serializable {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProductId {}

    public static ProductId next() {
        return new ProductId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
