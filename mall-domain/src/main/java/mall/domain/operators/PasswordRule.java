package mall.domain.operators;

import java.util.Locale;
import java.util.Set;
import mall.domain.operators.OperatorRefusal.WeakPassword;

/// What makes a password worth having: its length and that nobody guesses it first. No rules
/// about digits and signs, which only make people write passwords down.
final class PasswordRule {

    static final int MINIMUM = 10;
    static final int MAXIMUM = 128;
    private static final int DIFFERENT = 5;

    /// What is tried first everywhere, as far as it is long enough.
    private static final Set<String> COMMON = Set.of(
            "1234567890",
            "0123456789",
            "0987654321",
            "9876543210",
            "12345678910",
            "123456789a",
            "1q2w3e4r5t",
            "1qaz2wsx3edc",
            "qwertyuiop",
            "qwerty1234",
            "qwerty12345",
            "qwerty123456",
            "asdfghjkl1",
            "asdfghjkl;",
            "zxcvbnm123",
            "abcd123456",
            "abc1234567",
            "abcdefghij",
            "password12",
            "password123",
            "password1234",
            "passw0rd123",
            "p@ssw0rd123",
            "admin12345",
            "admin123456",
            "administrator",
            "letmein1234",
            "iloveyou123",
            "iloveyou520",
            "woaini1314",
            "woaini520520",
            "5201314520",
            "1314520520",
            "welcome123",
            "changeme123",
            "qazwsxedcrfv",
            "a123456789",
            "aa123456789",
            "q123456789",
            "1123581321",
            "woaini1314520");

    private PasswordRule() {}

    /// @throws WeakPassword with the reason
    static void check(String password, String login) {
        int length = password.codePointCount(0, password.length());
        if (length < MINIMUM) throw new WeakPassword("too-short", MINIMUM);
        if (length > MAXIMUM) throw new WeakPassword("too-long", MINIMUM);
        var plain = password.toLowerCase(Locale.ROOT);
        if (plain.contains(login)) throw new WeakPassword("says-the-login", MINIMUM);
        if (COMMON.contains(plain) || plain.chars().distinct().count() < DIFFERENT) {
            throw new WeakPassword("too-common", MINIMUM);
        }
    }
}
