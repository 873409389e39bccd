package mall.member.members.addresses;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// One of a member's addresses.
@Embeddable
public record AddressId(@JsonValue UUID id) implements Serializable {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AddressId {}

    public static AddressId next() {
        return new AddressId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
