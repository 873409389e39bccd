package mall.domain.files;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Signs links to private files: `/files/<name>?expires=<seconds>&signature=<hex>`.
class FileLinks {

    private final SecretKey key;

    FileLinks(FileLinkKey key) {
        this.key = key.key();
    }

    String link(String path, String name, Instant expires) {
        return "%s?expires=%d&signature=%s".formatted(path, expires.getEpochSecond(), sign(name, expires));
    }

    boolean isValid(SignedLink link, String name, Instant now) {
        var given = link.signature().getBytes(StandardCharsets.US_ASCII);
        var right = sign(name, link.expires()).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(given, right) && now.isBefore(link.expires());
    }

    private String sign(String name, Instant expires) {
        try {
            var mac = Mac.getInstance(FileLinkKey.ALGORITHM);
            mac.init(key);
            var text = name + "\n" + expires.getEpochSecond();
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
