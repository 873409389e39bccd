package mall.domain.freight;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// The rules that some goods are sent by.
@Embeddable
public record FreightTemplateId(@JsonValue UUID id) implements Serializable {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FreightTemplateId {}

    public static FreightTemplateId next() {
        return new FreightTemplateId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
