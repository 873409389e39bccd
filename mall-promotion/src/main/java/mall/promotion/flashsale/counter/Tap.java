package mall.promotion.flashsale.counter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Choice;
import mall.member.members.addresses.AddressId;
import mall.promotion.flashsale.LotId;
import org.jspecify.annotations.Nullable;

/// Somebody taps 立即抢购.
///
/// @param token the attempt token that the page brought
/// @param address one of his own; null for what nobody brings
/// @param choices promotions that he picked besides
/// @param seen the total that he saw and agreed to
/// @param key of the request: the same request again gets the same answer
public record Tap(
        LotId lot,
        int units,
        String token,
        @Nullable AddressId address,
        List<Choice> choices,
        @Nullable String remark,
        Money seen,
        IdempotencyKey key) {

    public Tap {
        choices = List.copyOf(choices);
    }

    MemberId member() {
        return new MemberId(key.owner());
    }

    /// What he sent, in 128 bits: the same only for the same request under the same key.
    String hash() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(key.key().getBytes(StandardCharsets.US_ASCII));
            sha.update(key.bodyHash().getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sha.digest(), 16));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
