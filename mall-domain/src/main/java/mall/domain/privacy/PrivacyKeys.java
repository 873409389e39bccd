package mall.domain.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The keys of this deployment.
///
/// @param keys `id:base64 of 32 bytes`, the newest first: it seals, the others still open what
/// they once sealed
/// @param indexKey base64 of 32 bytes, for blind indexes. It cannot be replaced without making
/// every index anew.
@ConfigurationProperties("mall.privacy")
record PrivacyKeys(
        @DefaultValue List<String> keys, @Nullable String indexKey) {

    /// The name of the key that stands in the source, for everybody to read.
    static final String DEVELOPMENT = "development";

    SequencedMap<String, SecretKey> sealing() {
        var sealing = new LinkedHashMap<String, SecretKey>();
        keys.forEach(key -> {
            var parts = key.strip().split(":", 2);
            if (parts.length != 2 || !parts[0].matches("[A-Za-z0-9_-]{1,20}")) {
                throw new IllegalStateException("mall.privacy.keys wants id:base64, the id of at most 20 letters");
            }
            sealing.putLast(parts[0], secret(parts[1], "AES"));
        });
        return sealing.isEmpty() ? new LinkedHashMap<>(Map.of(DEVELOPMENT, publicSecret("AES"))) : sealing;
    }

    SecretKey index() {
        return indexKey == null || indexKey.isBlank() ? publicSecret("HmacSHA256") : secret(indexKey, "HmacSHA256");
    }

    /// Whether a key is missing, so that one that everybody knows stands in for it.
    boolean areForDevelopment() {
        return keys.isEmpty()
                || indexKey == null
                || indexKey.isBlank()
                || sealing().containsKey(DEVELOPMENT);
    }

    private static SecretKey secret(String base64, String algorithm) {
        var bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != 32) throw new IllegalStateException("a key of mall.privacy has 32 bytes");
        return new SecretKeySpec(bytes, algorithm);
    }

    private static SecretKey publicSecret(String algorithm) {
        try {
            var text = "a key for development that everybody knows: " + algorithm;
            var bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(bytes, algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Not the keys: a record's own text would put them into a log.
    @Override
    public String toString() {
        return "PrivacyKeys" + sealing().sequencedKeySet();
    }
}
