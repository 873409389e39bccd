package mall.domain.orders.views;

import org.jspecify.annotations.Nullable;

/// How an order reaches its buyer; empty of persons once they are forgotten.
///
/// @param kind `EXPRESS`, `PICKUP` or `VIRTUAL`
public record DeliveryView(
        String kind,
        @Nullable String recipient,
        @Nullable String phone,
        @Nullable String districtCode,
        @Nullable String region,
        @Nullable String street,
        @Nullable String place) {

    private static final int SHORTEST_PHONE = 8;

    /// `刘*`, `138****8000`, and no street.
    public DeliveryView masked() {
        return new DeliveryView(
                kind,
                maskedName(recipient),
                maskedPhone(phone),
                districtCode,
                region,
                street == null ? null : "***",
                place);
    }

    private static @Nullable String maskedName(@Nullable String name) {
        if (name == null || name.isEmpty()) return name;
        return name.substring(0, name.offsetByCodePoints(0, 1)) + "*";
    }

    private static @Nullable String maskedPhone(@Nullable String phone) {
        if (phone == null) return null;
        if (phone.length() < SHORTEST_PHONE) return "****";
        return phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }

    /// Not the person: a record's own text would put him into a log.
    @Override
    public String toString() {
        return "DeliveryView[" + kind + " " + districtCode + "]";
    }
}
