package mall.promotion.flashsale.counter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The key that attempt tokens and tickets are signed with.
///
/// @param tokenKey base64 of 32 bytes
@ConfigurationProperties("mall.flash-sale")
record TokenKey(@Nullable String tokenKey) {

    static final String ALGORITHM = "HmacSHA256";

    /// Whether none is set, so that one that everybody knows stands in for it.
    boolean isForDevelopment() {
        return tokenKey == null || tokenKey.isBlank();
    }

    SecretKey key() {
        if (tokenKey == null || tokenKey.isBlank()) {
            var known = "a key for development that everybody knows".getBytes(StandardCharsets.UTF_8);
            return new SecretKeySpec(known, ALGORITHM);
        }
        var bytes = Base64.getDecoder().decode(tokenKey);
        if (bytes.length != 32) throw new IllegalStateException("mall.flash-sale.token-key has 32 bytes");
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    /// Not the key: a record's own text would put it into a log.
    @Override
    public String toString() {
        return "TokenKey[]";
    }
}
