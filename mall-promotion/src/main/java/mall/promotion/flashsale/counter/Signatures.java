package mall.promotion.flashsale.counter;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// Signs short texts that we hand out and see again, so that nothing about them has to be stored:
/// what they say, then 128 bits of HMAC-SHA256 over it and over what they are bound to.
final class Signatures {

    private static final int TAG_BYTES = 16;

    private final Mac keyed;

    Signatures(SecretKey key) {
        try {
            keyed = Mac.getInstance(TokenKey.ALGORITHM);
            keyed.init(key);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @param purpose keeps texts of different kinds apart
    /// @param boundTo what the text does not say, but must be the same when it is seen again
    String sign(byte purpose, byte[] said, UUID... boundTo) {
        var whole = Arrays.copyOf(said, said.length + TAG_BYTES);
        System.arraycopy(tag(purpose, said, boundTo), 0, whole, said.length, TAG_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /// What a text says; null when we never signed it for this purpose and this binding.
    byte @Nullable [] open(byte purpose, String text, UUID... boundTo) {
        try {
            var whole = Base64.getUrlDecoder().decode(text);
            if (whole.length <= TAG_BYTES) return null;
            var said = Arrays.copyOf(whole, whole.length - TAG_BYTES);
            var tag = Arrays.copyOfRange(whole, said.length, whole.length);
            return MessageDigest.isEqual(tag, tag(purpose, said, boundTo)) ? said : null;
        } catch (IllegalArgumentException garbage) {
            return null;
        }
    }

    private byte[] tag(byte purpose, byte[] said, UUID... boundTo) {
        var signed = ByteBuffer.allocate(1 + 16 * boundTo.length + said.length).put(purpose);
        for (var id : boundTo) signed.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Arrays.copyOf(mac().doFinal(signed.put(said).array()), TAG_BYTES);
    }

    /// A copy of the keyed one: cheaper than keying anew, and nobody else is using it.
    private Mac mac() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
