package mall.domain.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/// A person who works for the shop and uses its console.
@Embeddable
public record OperatorId(@JsonValue UUID id) implements Serializable {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OperatorId {}

    public static OperatorId next() {
        return new OperatorId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
