package wechatsim.crypto;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Somebody who is not WeChat and has a certificate of his own making.
@Component
public final class Impostor {

    private @Nullable SigningKey key;

    /// Made when first needed: forging is rare, and a key costs time.
    public synchronized SigningKey key() {
        var made = key == null ? SigningKey.newCertificate("impostor") : key;
        key = made;
        return made;
    }
}
