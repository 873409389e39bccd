package wechatsim.kernel;

import java.security.SecureRandom;

/// Random texts: codes, nonces, numbers.
public final class RandomText {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String DIGITS = "0123456789";
    private static final String HEX = DIGITS + "ABCDEF";
    private static final String ALPHANUMERIC = DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private RandomText() {}

    public static String digits(int length) {
        return text(length, DIGITS);
    }

    public static String hex(int length) {
        return text(length, HEX);
    }

    public static String alphanumeric(int length) {
        return text(length, ALPHANUMERIC);
    }

    public static byte[] bytes(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String text(int length, String alphabet) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        return text.toString();
    }
}
