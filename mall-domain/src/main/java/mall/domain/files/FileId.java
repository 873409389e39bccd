package mall.domain.files;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// A file that the shop keeps.
@Embeddable
public record FileId(@JsonValue UUID id) implements Serializable {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FileId {}

    public static FileId next() {
        return new FileId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
