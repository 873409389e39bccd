package mall.domain.orders;

/// Where an order goes, as a value of its own: the buyer may change or delete the address it came
/// from.
///
/// @param phone of who receives it
/// @param districtCode six digits: what freight is computed by
/// @param region the names of province, city and district
/// @param street the rest, down to the door
public record DeliveryAddress(String recipient, String phone, String districtCode, String region, String street) {

    /// Tells where without telling who: this is what ends up in logs.
    @Override
    public String toString() {
        return "DeliveryAddress[" + districtCode + "]";
    }
}
