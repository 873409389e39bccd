package mall.domain.orders;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import mall.domain.orders.Delivery.Express;
import mall.domain.orders.Delivery.Pickup;
import mall.domain.orders.Delivery.Virtual;
import mall.domain.privacy.PersonalCipher;
import mall.domain.privacy.SealedText;
import org.jspecify.annotations.Nullable;

/// A delivery at rest: who and where are sealed, and the phone is found again by two blind
/// indexes, of all its digits and of the last four.
///
/// @param place where to fetch it
@Embeddable
record StoredDelivery(
        @Enumerated(EnumType.STRING) Kind deliveryKind,
        @Convert(converter = SealedText.class) @Nullable String recipient,
        @Convert(converter = SealedText.class) @Nullable String phone,
        @Nullable String phoneIndex,
        @Nullable String phoneTailIndex,
        @Nullable String districtCode,
        @Nullable String region,
        @Convert(converter = SealedText.class) @Nullable String street,
        @Nullable String place) {

    enum Kind {
        EXPRESS,
        PICKUP,
        VIRTUAL
    }

    /// Whether its receiver was here and is erased.
    boolean isForgotten() {
        return deliveryKind != Kind.VIRTUAL && recipient == null;
    }

    static StoredDelivery of(Delivery delivery, PersonalCipher cipher) {
        return switch (delivery) {
            case Express(var address) ->
                new StoredDelivery(
                        Kind.EXPRESS,
                        address.recipient(),
                        address.phone(),
                        PhoneIndex.whole(address.phone(), cipher),
                        PhoneIndex.tail(address.phone(), cipher),
                        address.districtCode(),
                        address.region(),
                        address.street(),
                        null);
            case Pickup(var place, var recipient, var phone) ->
                new StoredDelivery(
                        Kind.PICKUP,
                        recipient,
                        phone,
                        PhoneIndex.whole(phone, cipher),
                        PhoneIndex.tail(phone, cipher),
                        null,
                        null,
                        null,
                        place);
            case Virtual() -> new StoredDelivery(Kind.VIRTUAL, null, null, null, null, null, null, null, null);
        };
    }
}
