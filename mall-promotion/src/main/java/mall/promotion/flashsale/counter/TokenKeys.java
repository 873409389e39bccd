package mall.promotion.flashsale.counter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The keys that attempt tokens and tickets are signed with.
///
/// @param tokenKeys each base64 of 32 bytes: the first one signs, all are accepted
@ConfigurationProperties("mall.flash-sale")
record TokenKeys(@DefaultValue List<String> tokenKeys) {

    static final String ALGORITHM = "HmacSHA256";

    /// Whether none is set, so that one that everybody knows stands in for it.
    boolean areForDevelopment() {
        return tokenKeys.stream().allMatch(String::isBlank);
    }

    List<SecretKey> keys() {
        if (areForDevelopment()) {
            var known = "a key for development that everybody knows".getBytes(StandardCharsets.UTF_8);
            return List.of(new SecretKeySpec(known, ALGORITHM));
        }
        return tokenKeys.stream().map(TokenKeys::key).toList();
    }

    private static SecretKey key(String base64) {
        var bytes = Base64.getDecoder().decode(base64.strip());
        if (bytes.length != 32) throw new IllegalStateException("a key of mall.flash-sale.token-keys has 32 bytes");
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    /// Not the keys: a record's own text would put them into a log.
    @Override
    public String toString() {
        return "TokenKeys[]";
    }
}
