package mall.promotion.coupon.issues;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// One run in which the shop gives a coupon to many.
public record IssueId(@JsonValue UUID id) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public IssueId {}

    public static IssueId next() {
        return new IssueId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
