package wechatsim.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import wechatsim.kernel.RandomText;

/// The safe mode of the message push: AES-256-CBC with a padding of 32, around 16 random bytes, the
/// length, the message and the appid; and a SHA-1 over token, time, nonce and cipher text.
@Component
public final class PushCipher {

    private static final int BLOCK = 32;

    private final Merchant merchant;
    private final byte[] key;

    PushCipher(Merchant merchant) {
        this.merchant = merchant;
        key = Base64.getDecoder().decode(merchant.encodingAesKey() + "=");
    }

    public String encrypt(String message) {
        var text = message.getBytes(UTF_8);
        var appid = merchant.appid().getBytes(UTF_8);
        var length = 16 + 4 + text.length + appid.length;
        var padding = BLOCK - length % BLOCK;
        var plain = ByteBuffer.allocate(length + padding)
                .put(RandomText.bytes(16))
                .putInt(text.length)
                .put(text)
                .put(appid);
        Arrays.fill(plain.array(), length, length + padding, (byte) padding);
        try {
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(key, 16)));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain.array()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The signature of an address check.
    public String sign(String timestamp, String nonce) {
        return sha1(Stream.of(merchant.pushToken(), timestamp, nonce));
    }

    /// The signature of an encrypted message.
    public String sign(String timestamp, String nonce, String encrypted) {
        return sha1(Stream.of(merchant.pushToken(), timestamp, nonce, encrypted));
    }

    private static String sha1(Stream<String> parts) {
        try {
            var joined = parts.sorted().collect(Collectors.joining());
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(joined.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
