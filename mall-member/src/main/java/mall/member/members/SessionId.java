package mall.member.members;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// One login of a member on one device, until it ends.
public record SessionId(@JsonValue UUID id) implements Serializable {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SessionId {}

    public static SessionId next() {
        return new SessionId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
