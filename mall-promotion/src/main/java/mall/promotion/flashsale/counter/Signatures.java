package mall.promotion.flashsale.counter;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// Signs short texts that we hand out and see again, so that nothing about them has to be stored:
/// what they say, then 128 bits of HMAC-SHA256 over it and over what they are bound to.
final class Signatures {

    private static final int TAG_BYTES = 16;

    private final List<Mac> keyed;

    /// @param keys the first one signs, all are accepted
    Signatures(List<SecretKey> keys) {
        keyed = keys.stream().map(Signatures::keyed).toList();
    }

    private static Mac keyed(SecretKey key) {
        try {
            var mac = Mac.getInstance(TokenKeys.ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @param purpose keeps texts of different kinds apart
    /// @param boundTo what the text does not say, but must be the same when it is seen again
    String sign(byte purpose, byte[] said, UUID... boundTo) {
        var whole = Arrays.copyOf(said, said.length + TAG_BYTES);
        System.arraycopy(tag(keyed.getFirst(), purpose, said, boundTo), 0, whole, said.length, TAG_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /// What a text says; null when we never signed it for this purpose and this binding.
    byte @Nullable [] open(byte purpose, String text, UUID... boundTo) {
        try {
            var whole = Base64.getUrlDecoder().decode(text);
            if (whole.length <= TAG_BYTES) return null;
            var said = Arrays.copyOf(whole, whole.length - TAG_BYTES);
            var tag = Arrays.copyOfRange(whole, said.length, whole.length);
            for (var key : keyed) {
                if (MessageDigest.isEqual(tag, tag(key, purpose, said, boundTo))) return said;
            }
            return null;
        } catch (IllegalArgumentException garbage) {
            return null;
        }
    }

    private static byte[] tag(Mac keyed, byte purpose, byte[] said, UUID... boundTo) {
        var signed = ByteBuffer.allocate(1 + 16 * boundTo.length + said.length).put(purpose);
        for (var id : boundTo) signed.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Arrays.copyOf(copy(keyed).doFinal(signed.put(said).array()), TAG_BYTES);
    }

    /// A copy of the keyed one: cheaper than keying anew, and nobody else is using it.
    private static Mac copy(Mac keyed) {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
