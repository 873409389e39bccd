package mall.domain.operators;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// One login of an operator.
@Embeddable
public record OperatorSessionId(@JsonValue UUID id) implements Serializable {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OperatorSessionId {}

    public static OperatorSessionId next() {
        return new OperatorSessionId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
