package mall.promotion.coupon;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// What coupons of one kind are made after.
@Embeddable
public record CouponTemplateId(@JsonValue UUID id) implements Serializable {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CouponTemplateId {}

    public static CouponTemplateId next() {
        return new CouponTemplateId(Ids.next());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
