package mall.api.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Checks and opens what WeChat pushes in its safe mode. WxJava's own does not look for whom a
/// message was encrypted.
final class PushCipher {

    private static final int RANDOM = 16;

    private final String token;
    private final byte[] key;
    private final String appid;

    PushCipher(WechatSettings.Push settings, String appid) {
        this.token = settings.token();
        this.key = Base64.getDecoder().decode(settings.encodingAesKey() + "=");
        this.appid = appid;
    }

    /// Whether the signature is that of these texts; how long it takes tells nothing.
    boolean isSigned(String signature, String... texts) {
        var all = Arrays.copyOf(texts, texts.length + 1);
        all[texts.length] = token;
        Arrays.sort(all);
        try {
            var digest = MessageDigest.getInstance("SHA-1")
                    .digest(String.join("", all).getBytes(UTF_8));
            return MessageDigest.isEqual(HexFormat.of().formatHex(digest).getBytes(UTF_8), signature.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The plain message; empty when it was not encrypted by WeChat for our Mini Program.
    Optional<String> open(String encrypted) {
        try {
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(Arrays.copyOf(key, RANDOM)));
            return content(unpadded(cipher.doFinal(Base64.getDecoder().decode(encrypted))));
        } catch (GeneralSecurityException | IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    /// 16 random bytes, the length, the message, the appid.
    private Optional<String> content(ByteBuffer plain) {
        plain.position(RANDOM);
        var length = plain.getInt();
        if (length < 0 || length > plain.remaining()) return Optional.empty();
        var message = new byte[length];
        plain.get(message);
        var receiver = UTF_8.decode(plain).toString();
        return receiver.equals(appid) ? Optional.of(new String(message, UTF_8)) : Optional.empty();
    }

    /// PKCS#7 with blocks of 32.
    private static ByteBuffer unpadded(byte[] padded) {
        var padding = padded.length == 0 ? 0 : padded[padded.length - 1];
        if (padding < 1 || padding > 32 || padding > padded.length) throw new IllegalArgumentException("padding");
        return ByteBuffer.wrap(padded, 0, padded.length - padding);
    }
}
