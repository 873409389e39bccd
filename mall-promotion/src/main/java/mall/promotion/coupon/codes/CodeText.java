package mall.promotion.coupon.codes;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;
import mall.promotion.coupon.codes.CodeRefusal.MalformedCode;

/// What a code looks like: digits and capital letters. Made ones do without I, L, O and U, which
/// people take for others.
final class CodeText {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final Pattern FORM = Pattern.compile("[0-9A-Z]{4,20}");

    private CodeText() {}

    static String made(SecureRandom random) {
        var code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return code.toString();
    }

    /// As it is stored, of what somebody typed: `spring-2026 ` is `SPRING2026`.
    ///
    /// @throws MalformedCode when no code looks like this
    static String read(String typed) {
        var code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (!FORM.matcher(code).matches()) throw new MalformedCode();
        return code;
    }
}
