package mall.domain.operators;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// 256 random bits that prove something: a session or an invitation. Its owner has the text, we
/// keep the hash; the bits being random, one round of SHA-256 is enough.
record Secret(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static Secret next() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String hash() {
        return hash(text);
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
