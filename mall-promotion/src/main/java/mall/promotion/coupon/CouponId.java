package mall.promotion.coupon;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// One coupon in somebody's hand.
public record CouponId(@JsonValue UUID id) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CouponId {}

    public static CouponId next() {
        return new CouponId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
