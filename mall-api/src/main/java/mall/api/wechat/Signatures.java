package mall.api.wechat;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Tells whether a message is WeChat Pay's. The time of a signature is judged by this machine's own
/// clock and not by the shop's, which tests and demonstrations move.
final class Signatures {

    /// How far a signature's time may be from ours.
    static final Duration WINDOW = Duration.ofMinutes(5);

    /// WeChat tests with such signatures, now and then, whether anybody looks.
    private static final String PROBE = "WECHATPAY/SIGNTEST/";

    private final Keys keys;
    private final Clock clock;

    Signatures(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// With which key WeChat signs under a serial.
    @FunctionalInterface
    interface Keys {
        Optional<PublicKey> find(String serial);
    }

    /// What is to be held of a message.
    enum Verdict {
        GENUINE,
        /// A header is missing.
        UNSIGNED,
        /// Signed too long ago, or in the future: a replay, or a clock that is wrong.
        OUT_OF_TIME,
        /// WeChat's test of our attention.
        PROBE,
        /// Signed with a key that is not WeChat's.
        UNKNOWN_SERIAL,
        /// The signature is not that of these bytes.
        FORGED
    }

    Verdict judge(SignedMessage message) {
        var serial = message.serial();
        var timestamp = message.timestamp();
        var signature = message.signature();
        if (serial == null || timestamp == null || signature == null || message.nonce() == null) {
            return Verdict.UNSIGNED;
        }
        if (!isNow(timestamp)) return Verdict.OUT_OF_TIME;
        if (signature.startsWith(PROBE)) return Verdict.PROBE;
        var key = keys.find(serial);
        if (key.isEmpty()) return Verdict.UNKNOWN_SERIAL;
        return fits(key.get(), message.text(), signature) ? Verdict.GENUINE : Verdict.FORGED;
    }

    private boolean isNow(String timestamp) {
        try {
            var signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(signed, clock.instant()).abs().compareTo(WINDOW) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    static boolean fits(PublicKey key, byte[] text, String signature) {
        try {
            var check = Signature.getInstance("SHA256withRSA");
            check.initVerify(key);
            check.update(text);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
