package mall.promotion.coupon;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.support.SqlArrayValue;

/// Ids as one parameter of a statement.
public final class Uuids {

    private Uuids() {}

    public static SqlArrayValue array(Collection<UUID> ids) {
        return new SqlArrayValue("uuid", ids.toArray());
    }
}
