package mall.member.members.addresses;

import mall.domain.orders.DeliveryAddress;

/// An address as its owner sees it.
///
/// @param region the names of its province, city and district
public record SavedAddress(
        AddressId id,
        String recipient,
        String phone,
        String districtCode,
        String region,
        String street,
        boolean isDefault) {

    /// What an order takes with it.
    public DeliveryAddress delivery() {
        return new DeliveryAddress(recipient, phone, districtCode, region, street);
    }

    /// Not the address: a record's own text would put it into a log.
    @Override
    public String toString() {
        return "SavedAddress[" + id + "]";
    }
}
