package wechatsim.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import wechatsim.kernel.RandomText;

/// Something encrypted with the merchant's APIv3 key by AES-256-GCM: a notice's content or a
/// platform certificate.
///
/// @param ciphertext Base64 of cipher and 16-byte tag
public record SealedText(String algorithm, String ciphertext, String associatedData, String nonce) {

    public static SealedText seal(String apiV3Key, String associatedData, String plain) {
        var nonce = RandomText.alphanumeric(12);
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var key = new SecretKeySpec(apiV3Key.getBytes(UTF_8), "AES");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce.getBytes(UTF_8)));
            cipher.updateAAD(associatedData.getBytes(UTF_8));
            var sealed = Base64.getEncoder().encodeToString(cipher.doFinal(plain.getBytes(UTF_8)));
            return new SealedText("AEAD_AES_256_GCM", sealed, associatedData, nonce);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The same cipher text, said to have other associated data: nobody can open it any more.
    public SealedText withAssociatedData(String other) {
        return new SealedText(algorithm, ciphertext, other, nonce);
    }

    /// One bit of the cipher text is turned.
    public SealedText damaged() {
        var bytes = Base64.getDecoder().decode(ciphertext);
        bytes[0] ^= 1;
        return new SealedText(algorithm, Base64.getEncoder().encodeToString(bytes), associatedData, nonce);
    }
}
