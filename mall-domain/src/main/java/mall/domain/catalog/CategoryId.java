package mall.domain.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// A shelf of the shop.
@Embeddable
public record CategoryId(@JsonValue UUID id) implements Serializable {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CategoryId {}

    public static CategoryId next() {
        return new CategoryId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
