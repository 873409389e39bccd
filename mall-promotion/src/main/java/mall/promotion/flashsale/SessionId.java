package mall.promotion.flashsale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// One continuous opening (场次) of a flash sale.
public record SessionId(@JsonValue UUID id) {

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
