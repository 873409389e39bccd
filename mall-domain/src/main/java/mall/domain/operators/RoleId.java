package mall.domain.operators;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// A set of permissions with a name.
@Embeddable
public record RoleId(@JsonValue UUID id) implements Serializable {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RoleId {}

    public static RoleId next() {
        return new RoleId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
