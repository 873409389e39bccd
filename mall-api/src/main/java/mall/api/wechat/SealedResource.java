package mall.api.wechat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What WeChat Pay encrypts with the merchant's APIv3 key.
record SealedResource(
        String ciphertext, String nonce, @Nullable String associatedData) {

    SealedResource {
        Objects.requireNonNull(ciphertext);
        Objects.requireNonNull(nonce);
    }
}
