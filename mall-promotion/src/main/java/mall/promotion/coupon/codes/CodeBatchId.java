package mall.promotion.coupon.codes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// Codes that were made together.
public record CodeBatchId(@JsonValue UUID id) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CodeBatchId {}

    public static CodeBatchId next() {
        return new CodeBatchId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
