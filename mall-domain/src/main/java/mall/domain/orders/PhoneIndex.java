package mall.domain.orders;

import mall.domain.privacy.PersonalCipher;

/// How an order is found by its receiver's phone without the phone being readable.
public final class PhoneIndex {

    private static final int TAIL = 4;

    private PhoneIndex() {}

    /// By all digits.
    public static String whole(String phone, PersonalCipher cipher) {
        return cipher.blindIndex("order-phone", phone);
    }

    /// By the last four digits: what buyers say on the phone.
    public static String tail(String phone, PersonalCipher cipher) {
        return cipher.blindIndex("order-phone-tail", phone.substring(Math.max(0, phone.length() - TAIL)));
    }
}
