package mall.api.wechat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What WeChat Pay encrypts with the merchant's APIv3 key.
///
/// @param originalType what it is: `transaction`, `refund`; certificates do not say
record SealedResource(
        @Nullable String originalType,
        String ciphertext,
        String nonce,
        @Nullable String associatedData) {

    SealedResource {
        Objects.requireNonNull(ciphertext);
        Objects.requireNonNull(nonce);
    }
}
