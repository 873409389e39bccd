package mall.member.members;

import java.util.regex.Pattern;
import mall.domain.kernel.Refusal;
import mall.domain.privacy.PersonalCipher;

/// A phone number in the one form in which it is kept and compared: 11 digits for a mobile phone
/// of mainland China, `+` and the country code before the digits for any other.
public record PhoneNumber(String text) {

    private static final Pattern MAINLAND = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern ELSEWHERE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final int TAIL = 4;

    public PhoneNumber {
        if (!MAINLAND.matcher(text).matches() && !ELSEWHERE.matcher(text).matches()) throw new NoPhoneNumber();
    }

    /// From what people and WeChat write: blanks and dashes are dropped, and so is mainland
    /// China's country code.
    ///
    /// @throws NoPhoneNumber when it is none
    public static PhoneNumber of(String written) {
        var bare = written.replaceAll("[\\s-]", "");
        return new PhoneNumber(bare.replaceFirst("^(\\+86|0086|86)(?=1[3-9][0-9]{9}$)", ""));
    }

    /// A mobile phone of mainland China, where parcels go.
    ///
    /// @throws NoPhoneNumber when it is none, or one from elsewhere
    public static PhoneNumber ofMainland(String written) {
        var number = of(written);
        if (!MAINLAND.matcher(number.text).matches()) throw new NoPhoneNumber();
        return number;
    }

    /// `138****8000`: enough for its owner to know it again, and for nobody to call it.
    public String masked() {
        return mask(text);
    }

    static String mask(String number) {
        return number.length() < 8
                ? "****"
                : number.substring(0, 3) + "****" + number.substring(number.length() - TAIL);
    }

    String index(PersonalCipher cipher) {
        return cipher.blindIndex("member.phone", text);
    }

    String tailIndex(PersonalCipher cipher) {
        return tailIndex(text.substring(text.length() - TAIL), cipher);
    }

    static String tailIndex(String lastFour, PersonalCipher cipher) {
        return cipher.blindIndex("member.phone-tail", lastFour);
    }

    /// Not the number: a record's own text would put it into a log.
    @Override
    public String toString() {
        return masked();
    }

    /// It is no phone number, or not one that parcels can be sent to.
    public static final class NoPhoneNumber extends Refusal {
        NoPhoneNumber() {
            super(Kind.INVALID, "no-phone-number");
        }
    }
}
