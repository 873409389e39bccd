package mall.member.members.addresses;

import mall.domain.kernel.Refusal;
import mall.member.members.PhoneNumber;
import mall.member.members.PlainLine;

/// An address as somebody fills it in.
///
/// @param recipient up to 30 characters
/// @param phone a mobile phone of mainland China
/// @param districtCode 6 digits
/// @param street what comes after the district, up to 120 characters
/// @param asDefault whether it becomes the default; the first one does anyway
public record AddressEntry(String recipient, String phone, String districtCode, String street, boolean asDefault) {

    public AddressEntry {
        recipient = recipient.strip();
        street = street.strip();
        if (!PlainLine.is(recipient, 30)) throw new InvalidAddress("recipient");
        if (!PlainLine.is(street, 120)) throw new InvalidAddress("street");
        phone = PhoneNumber.ofMainland(phone).text();
    }

    /// Not the address: a record's own text would put it into a log.
    @Override
    public String toString() {
        return "AddressEntry[" + districtCode + "]";
    }

    /// A part of the address cannot be so.
    public static final class InvalidAddress extends Refusal {
        InvalidAddress(String field) {
            super(Kind.INVALID, "invalid-address", "field", field);
        }
    }
}
