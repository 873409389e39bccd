package mall.domain.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.SequencedMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Seals personal texts for their rest in the database. A sealed text reads
/// `<key id>.<base64url of nonce, cipher text and tag>`; two seals of one text differ, so equality
/// is asked of a blind index.
public final class PersonalCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SequencedMap<String, SecretKey> keys;
    private final SecretKey indexKey;

    PersonalCipher(PrivacyKeys keys) {
        this.keys = keys.sealing();
        this.indexKey = keys.index();
    }

    /// Seals with the newest key.
    public String seal(String plain) {
        var newest = keys.firstEntry();
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, newest.getKey(), newest.getValue(), nonce)
                    .doFinal(plain.getBytes(StandardCharsets.UTF_8));
            var whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return newest.getKey()
                    + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// What was sealed.
    ///
    /// @throws IllegalStateException when the text was altered, or its key is no longer configured
    public String open(String sealed) {
        int dot = sealed.indexOf('.');
        var id = sealed.substring(0, Math.max(dot, 0));
        var key = keys.get(id);
        if (key == null) throw new IllegalStateException("no privacy key \"%s\" to open with".formatted(id));
        try {
            var whole = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
            var nonce = Arrays.copyOf(whole, NONCE_BYTES);
            var plain =
                    cipher(Cipher.DECRYPT_MODE, id, key, nonce).doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new IllegalStateException("a sealed text was altered", broken);
        }
    }

    /// By what a sealed value is found again: the same for the same value and purpose, and of no
    /// use to whoever lacks the key.
    ///
    /// @param purpose keeps indexes of different columns apart: `phone`, `phone-tail`
    /// @return 64 hexadecimal digits
    public String blindIndex(String purpose, String value) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(indexKey);
            return HexFormat.of().formatHex(mac.doFinal((purpose + '\0' + value).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Cipher cipher(int mode, String id, SecretKey key, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(id.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
